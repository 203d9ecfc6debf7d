package org.haskap.admin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Department;
import org.haskap.access.DepartmentChange;
import org.haskap.access.DepartmentHistory;
import org.haskap.access.OrganisationDetails;
import org.haskap.access.OrganisationMatch;
import org.haskap.kernel.TextWidth;
import org.haskap.web.Query;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Filter;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.History;
import org.haskap.web.ui.Pagination;
import org.jspecify.annotations.Nullable;

/** What the pages about organisations and departments show. */
public final class OrganisationPages {
    private static final int SIZE = 50;

    private OrganisationPages() {}

    /**
     * A list of organisations.
     *
     * @param filter what is looked for
     * @param rows the organisations found
     * @param pages links to the other pages
     */
    public record Organisations(Filter filter, List<OrganisationDetails> rows, Pagination pages) {
        /** Copies the list. */
        public Organisations {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One organisation.
     *
     * @param details the organisation
     * @param numbers the form for its numbers
     * @param departments today's departments in the order of the tree
     * @param changes what became of departments, the latest first
     * @param matches other organisations that may be the same
     * @param history what was done to the record
     */
    public record One(
            OrganisationDetails details,
            Form numbers,
            List<Branch> departments,
            List<Became> changes,
            List<OrganisationMatch> matches,
            History history) {
        /** Copies the lists. */
        public One {
            departments = List.copyOf(departments);
            changes = List.copyOf(changes);
            matches = List.copyOf(matches);
        }
    }

    /**
     * A department in the tree.
     *
     * @param depth how many are above it
     * @param name its name today
     * @param above name of the one above, or empty
     * @param former names it once had, or of those merged into it
     * @param href where it is changed: {@code /rename}, {@code /merge} and {@code /move} follow
     */
    public record Branch(int depth, String name, String above, List<String> former, String href) {
        /** Copies the list. */
        public Branch {
            former = List.copyOf(former);
        }
    }

    /**
     * What became of a department.
     *
     * @param day from when
     * @param sentence what happened
     * @param note why
     */
    public record Became(String day, String sentence, String note) {}

    static Organisations list(List<OrganisationDetails> all, String asked, int page) {
        String folded = TextWidth.compact(asked).toLowerCase(Locale.ROOT);
        var found = all.stream()
                .filter(known -> TextWidth.compact(known.organisation().name())
                        .toLowerCase(Locale.ROOT)
                        .contains(folded))
                .toList();
        int last = Math.max(1, (found.size() + SIZE - 1) / SIZE);
        int shown = Math.clamp(page, 1, last);
        Query query = Query.of("/admin/organizations").with("q", asked);
        var filter = new Filter(
                "/admin/organizations",
                List.of(),
                List.of(Field.text("q", "名称の一部", asked)),
                asked.isEmpty() ? List.of() : List.of(new Filter.Condition("名称：" + asked, "/admin/organizations")),
                all.size() + "団体のうち" + found.size() + "団体を表示しています");
        return new Organisations(
                filter,
                found.subList((shown - 1) * SIZE, Math.min(found.size(), shown * SIZE)),
                new Pagination(shown, last, query.href() + (asked.isEmpty() ? "?" : "&") + "page="));
    }

    /** Today's departments of one organisation, each below the one it belongs to. */
    static List<Branch> tree(DepartmentHistory history, long organisation, LocalDate today) {
        var live = history.liveOn(today).stream()
                .filter(department -> department.organisationId() == organisation)
                .toList();
        var tree = new ArrayList<Branch>();
        branches(history, live, null, "", 0, today, tree);
        return tree;
    }

    private static void branches(
            DepartmentHistory history,
            List<Department> live,
            @Nullable Long above,
            String aboveName,
            int depth,
            LocalDate today,
            List<Branch> tree) {
        for (Department department : live) {
            if (Objects.equals(department.parentId(), above)) {
                tree.add(new Branch(
                        depth,
                        department.name(),
                        aboveName,
                        history.formerNames(department.id(), today),
                        "/admin/organizations/" + department.organisationId() + "/departments/" + department.id()));
                branches(history, live, department.id(), department.name(), depth + 1, today, tree);
            }
        }
    }

    static List<Became> changes(DepartmentHistory history, long organisation) {
        var names = new HashMap<Long, Department>();
        history.departments().forEach(department -> names.put(department.id(), department));
        return history.changes().reversed().stream()
                .filter(change -> of(names, change.department()).organisationId() == organisation)
                .map(change -> new Became(Words.day(change.day()), sentence(change, names), change.note()))
                .toList();
    }

    private static String sentence(DepartmentChange change, Map<Long, Department> names) {
        String name = "「" + of(names, change.department()).name() + "」";
        Long successor = change.successor();
        Long parent = change.parent();
        return switch (change.kind()) {
            case RENAMED -> name + "は、名前を" + quoted(names, successor) + "に変えました。";
            case MERGED -> name + "は、" + quoted(names, successor) + "に統合しました。";
            case MOVED -> name + "は、" + (parent == null ? "どの部署にも属さなくなりました。" : quoted(names, parent) + "に属するようになりました。");
        };
    }

    private static String quoted(Map<Long, Department> names, @Nullable Long id) {
        return id == null ? "" : "「" + of(names, id).name() + "」";
    }

    private static Department of(Map<Long, Department> names, long id) {
        return Objects.requireNonNull(names.get(id), "every change names departments that are known");
    }
}
