package org.haskap.access;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Organisations and their departments. Names are kept as printed; likeness yields proposals, never a merge. */
@Component
public class Organisations {
    private final OrganisationStore store;

    /** On the given database. */
    public Organisations(JdbcClient jdbc) {
        store = new OrganisationStore(jdbc);
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

    /** Pairs of organisations that may be one, the likeliest first. */
    public List<OrganisationMatch> matches() {
        return OrganisationMatch.among(store.all());
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
