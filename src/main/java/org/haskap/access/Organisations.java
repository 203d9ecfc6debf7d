package org.haskap.access;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.access.OrganisationChange.Refused;
import org.haskap.database.Columns;
import org.haskap.kernel.CorporateNumber;
import org.haskap.kernel.LocalGovernmentCode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Organisations and their departments. Names are kept as printed; likeness yields proposals, never a merge. */
@Component
public class Organisations {
    private final OrganisationStore store;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();

    /** On the given database. */
    public Organisations(JdbcClient jdbc, TransactionTemplate transactions, Audit audit, InstantSource clock) {
        store = new OrganisationStore(jdbc);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** The organisation of each name, created where it is new. Keys are the names as given; blank names are left out. */
    public Map<String, Organisation> ensure(Collection<String> names) {
        List<String> wanted = sorted(names);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Organisation> known = store.named(wanted);
        if (known.size() < wanted.size()) {
            store.insert(wanted);
            known = store.named(wanted);
        }
        return byGivenName(names, known, Organisation::name);
    }

    /** The organisation of that name, created when it is new. */
    public Organisation ensure(String name) {
        Organisation organisation = ensure(List.of(name)).get(name);
        if (organisation == null) {
            throw new IllegalArgumentException("an organisation needs a name");
        }
        return organisation;
    }

    /**
     * The departments of one organisation, created where they are new (without a parent). Keys are the names as given;
     * blank names are left out.
     */
    public Map<String, Department> ensureDepartments(Organisation organisation, Collection<String> names) {
        List<String> wanted = sorted(names);
        if (wanted.isEmpty()) {
            return Map.of();
        }
        List<Department> known = store.departmentsOf(organisation.id());
        if (!known.stream().map(Department::name).collect(Collectors.toSet()).containsAll(wanted)) {
            store.insertDepartments(organisation.id(), wanted);
            known = store.departmentsOf(organisation.id());
        }
        return byGivenName(names, known, Department::name);
    }

    /** All organisations by name. */
    public List<Organisation> all() {
        return store.all();
    }

    /** One organisation. */
    public Optional<Organisation> find(long id) {
        return store.find(id);
    }

    /** All departments, in the order they became known. */
    public List<Department> departments() {
        return store.departments();
    }

    /** One department. */
    public Optional<Department> department(long id) {
        return store.department(id);
    }

    /** The organisation of that name, where it is known. */
    public Optional<Organisation> named(String name) {
        return store.named(List.of(key(name))).stream().findFirst();
    }

    /** An organisation with its numbers and spellings. */
    public Optional<OrganisationDetails> details(long id) {
        return store.details("o.id = :id", Map.of("id", id)).stream().findFirst();
    }

    /** All organisations with their numbers and spellings, by name. One statement. */
    public List<OrganisationDetails> allDetails() {
        return store.details("true", Map.of());
    }

    /**
     * Notes an organisation's numbers. Blank takes a number away; a wrong check digit is refused.
     *
     * @param version what the form was made from
     */
    public OrganisationChange change(long id, long version, String corporateNumber, String governmentCode) {
        access.require(Permission.MANAGE_ORGANISATIONS, Target.organisation(id));
        CorporateNumber number;
        try {
            number = corporateNumber.isBlank() ? null : CorporateNumber.parse(corporateNumber);
        } catch (IllegalArgumentException _) {
            return new Refused("法人番号を確かめてください。数字13桁で、最初の1桁は検査用の数字です。");
        }
        LocalGovernmentCode code = null;
        if (!governmentCode.isBlank()) {
            switch (LocalGovernmentCode.parse(governmentCode)) {
                case LocalGovernmentCode.Result.Valid(var valid) -> code = valid;
                case LocalGovernmentCode.Result.Repaired repaired -> {
                    return new Refused("全国地方公共団体コードは " + repaired.code() + " でしょうか。6桁で入れてください。");
                }
                case LocalGovernmentCode.Result.Ambiguous _ -> {
                    return new Refused("全国地方公共団体コードを6桁で入れてください。");
                }
                case LocalGovernmentCode.Result.Invalid invalid -> {
                    return new Refused(invalid.reason());
                }
            }
        }
        LocalGovernmentCode meant = code;
        return Objects.requireNonNull(transactions.execute(_ -> changed(id, version, number, meant)));
    }

    private OrganisationChange changed(
            long id, long version, @Nullable CorporateNumber number, @Nullable LocalGovernmentCode code) {
        if (!store.lock(List.of(id))) {
            return new Refused("団体が見つかりません。選び直してください。");
        }
        OrganisationDetails before = details(id).orElseThrow();
        if (before.version() != version) {
            return new OrganisationChange.Stale(before);
        }
        store.change(id, number, code);
        OrganisationDetails after = details(id).orElseThrow();
        audit.record("organisation.changed", Subject.of("organisation", id), values(before), values(after));
        return new OrganisationChange.Changed(after);
    }

    /** Says that one organisation is another spelling of a second, from a day on. Neither row is rewritten. */
    public OrganisationChange merge(long id, long into, LocalDate day, String note) {
        access.require(Permission.MANAGE_ORGANISATIONS, Target.organisation(id));
        access.require(Permission.MANAGE_ORGANISATIONS, Target.organisation(into));
        return Objects.requireNonNull(transactions.execute(_ -> {
            if (id == into || !store.lock(List.of(id, into))) {
                return new Refused("団体が見つかりません。別の団体を選んでください。");
            }
            OrganisationDetails one = details(id).orElseThrow();
            OrganisationDetails other = details(into).orElseThrow();
            if (one.successor() != null || other.successor() != null) {
                String name =
                        (one.successor() != null ? one : other).organisation().name();
                return new Refused("「" + name + "」は、すでに別の団体名にまとめられています。まとめた先を選んでください。");
            }
            store.merge(id, into, day, Columns.text(note.strip()), clock.instant());
            audit.record(
                    "organisation.merged",
                    Subject.of("organisation", id),
                    Map.of("name", one.organisation().name()),
                    Map.of("name", other.organisation().name(), "day", day.toString(), "note", note.strip()));
            return new OrganisationChange.Changed(details(into).orElseThrow());
        }));
    }

    private static Map<String, String> values(OrganisationDetails details) {
        var values = new HashMap<String, String>();
        if (details.corporateNumber() != null) {
            values.put("corporateNumber", details.corporateNumber().number());
        }
        if (details.governmentCode() != null) {
            values.put("governmentCode", details.governmentCode().code());
        }
        return values;
    }

    /** Pairs of organisations that may be one, the likeliest first; without those that were decided on. */
    public List<OrganisationMatch> matches() {
        return OrganisationMatch.among(allDetails().stream()
                .filter(known -> known.successor() == null)
                .map(OrganisationDetails::organisation)
                .toList());
    }

    /** Organisations that may be the same as one, as pairs, the likeliest first. */
    public List<OrganisationMatch> matches(Organisation organisation) {
        return OrganisationMatch.of(organisation, store.all());
    }

    private static String key(String name) {
        return Columns.text(name.strip());
    }

    /** In the order of the names, so that two imports take the same rows in the same order. */
    private static List<String> sorted(Collection<String> names) {
        return names.stream()
                .map(Organisations::key)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static <T> Map<String, T> byGivenName(Collection<String> names, List<T> known, Function<T, String> nameOf) {
        Map<String, T> byName = known.stream().collect(Collectors.toMap(nameOf, Function.identity()));
        var result = new HashMap<String, T>();
        for (String name : names) {
            T found = byName.get(key(name));
            if (found != null) {
                result.put(name, found);
            }
        }
        return result;
    }
}
