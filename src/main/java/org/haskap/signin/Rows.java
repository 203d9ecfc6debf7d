package org.haskap.signin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.haskap.access.Scope;
import org.jspecify.annotations.Nullable;

/** Columns that several tables here have alike. */
final class Rows {
    private Rows() {}

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Scope scope(ResultSet row) throws SQLException {
        Long organisation = row.getObject("organisation_id", Long.class);
        Long department = row.getObject("department_id", Long.class);
        Long plan = row.getObject("plan_id", Long.class);
        if (organisation != null) {
            return new Scope.OfOrganisation(organisation);
        }
        if (department != null) {
            return new Scope.OfDepartment(department);
        }
        return plan != null ? new Scope.OfPlan(plan) : new Scope.Region();
    }
}
