package org.haskap.access;

import java.time.LocalDate;
import java.util.List;
import org.haskap.kernel.CorporateNumber;
import org.haskap.kernel.LocalGovernmentCode;
import org.jspecify.annotations.Nullable;

/**
 * An organisation with what a person found out about it.
 *
 * @param organisation the organisation as printed
 * @param corporateNumber 法人番号, or null
 * @param governmentCode 全国地方公共団体コード, or null
 * @param successor the organisation it was said to be another spelling of, or null
 * @param successorFrom since which day, or null
 * @param spellings other spellings that were said to mean this one
 * @param version counts the changes, for forms
 */
public record OrganisationDetails(
        Organisation organisation,
        @Nullable CorporateNumber corporateNumber,
        @Nullable LocalGovernmentCode governmentCode,
        @Nullable Organisation successor,
        @Nullable LocalDate successorFrom,
        List<String> spellings,
        long version) {
    /** Copies the list. */
    public OrganisationDetails {
        spellings = List.copyOf(spellings);
    }
}
