package org.haskap.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.access.Departments;
import org.haskap.access.Organisations;
import org.haskap.access.People;
import org.haskap.access.Role;
import org.haskap.access.Scope;
import org.haskap.database.TestRegion;
import org.haskap.signin.TestSignIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may open what: the table {@code routes.csv} says it, the application has exactly those routes, and each of them answers
 * each role as the table says. A later module adds a line for each of its routes.
 *
 * <p>A line is {@code method,path,who}. {@code who} is {@code all}, {@code session} for everybody who has signed in,
 * {@code public} for those only who have not, {@code nobody}, or role names joined by {@code +}. A path variable takes its sample from
 * {@link #SAMPLES}.
 */
class RoutesTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static final Path TABLE = Path.of("src/test/resources/org/haskap/admin/routes.csv");

    /** What stands for the variables of a path; numbers are keys of records made before the tests. */
    private static final Map<String, String> SAMPLES = new LinkedHashMap<>();

    private static final Map<Role, Long> PEOPLE = new EnumMap<>(Role.class);
    private static Map<Route, String> routes = Map.of();

    /** A method at a pattern of paths. */
    record Route(String method, String path) implements Comparable<Route> {
        @Override
        public int compareTo(Route other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }

        String sample() {
            String filled = path;
            for (var sample : SAMPLES.entrySet()) {
                filled = filled.replaceAll("\\{" + sample.getKey() + "(:[^/]*)?}", sample.getValue());
            }
            return filled.replaceAll("\\{[^/}]*}", "x").replace("/**", "/x");
        }
    }

    @BeforeAll
    static void start() throws Exception {
        routes = table();
        ConfigurableApplicationContext application = region.start();
        prepare(application);
    }

    private static void prepare(ConfigurableApplicationContext application) {
        Actors.as(Actor.operator("test"), () -> {
            var organisations = application.getBean(Organisations.class);
            var organisation = organisations.ensure("青葉市");
            var department = organisations
                    .ensureDepartments(organisation, List.of("商工課"))
                    .values()
                    .iterator()
                    .next();
            var people = application.getBean(People.class);
            long person = people.add("見本 花子", "sample@example.jp").id();
            long assignment = people.assign(
                            person,
                            Role.DEPARTMENT_STAFF,
                            new Scope.OfDepartment(department.id()),
                            LocalDate.of(2026, 4, 1),
                            null)
                    .orThrow()
                    .id();
            assertThat(application.getBean(Departments.class).today()).hasSize(1);
            SAMPLES.put("organisation", Long.toString(organisation.id()));
            SAMPLES.put("assignment", Long.toString(assignment));
            SAMPLES.put("number", "1");
            long plan = region.jdbc()
                    .sql("""
                            with series as (insert into edition_series (kind, name) values ('plan', 'sample') returning id)
                            insert into plan (id, slug, owner_id) select id, 'sample', :owner from series returning id
                            """)
                    .param("owner", organisation.id())
                    .query(Long.class)
                    .single();
            for (Role role : Role.values()) {
                if (role != Role.PUBLIC) {
                    long holder = people.add("試験 " + role.label(), role + "@example.jp")
                            .id();
                    people.assign(
                                    holder,
                                    role,
                                    scope(role, organisation.id(), department.id(), plan),
                                    LocalDate.of(2026, 4, 1),
                                    null)
                            .orThrow();
                    PEOPLE.put(role, holder);
                }
            }
            SAMPLES.put("id", Long.toString(person));
            return true;
        });
    }

    private static Scope scope(Role role, long organisation, long department, long plan) {
        if (role.scopes().contains(Scope.Kind.REGION)) {
            return new Scope.Region();
        }
        if (role.scopes().contains(Scope.Kind.DEPARTMENT)) {
            return new Scope.OfDepartment(department);
        }
        return role.scopes().contains(Scope.Kind.PLAN)
                ? new Scope.OfPlan(plan)
                : new Scope.OfOrganisation(organisation);
    }

    @Test
    void the_table_names_every_route_of_the_application_and_no_other() {
        var there = new TreeSet<Route>();
        var mapping = region.application().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(path -> {
                    var methods = info.getMethodsCondition().getMethods();
                    if (methods.isEmpty()) {
                        there.add(new Route("*", path));
                    }
                    methods.forEach(method -> there.add(new Route(method.name(), path)));
                }));
        var named = new TreeSet<>(routes.keySet());
        named.removeIf(route -> route.method().endsWith("!"));
        if (Boolean.getBoolean("haskap.routes.print")) {
            there.forEach(route -> System.out.println(route.method() + "," + route.path()));
        }
        var forgotten = new TreeSet<>(there);
        forgotten.removeAll(named);
        named.removeAll(there);
        assertThat(forgotten).as("routes without a line in " + TABLE).isEmpty();
        assertThat(named).as("lines of " + TABLE + " without a route").isEmpty();
    }

    @Test
    void every_route_answers_every_role_as_the_table_says() throws Exception {
        var wrong = new ArrayList<String>();
        for (var entry : new TreeMap<>(routes).entrySet()) {
            Route route = entry.getKey();
            if (route.path().equals("/error")) {
                continue; // what the container asks for itself
            }
            for (Role role : Role.values()) {
                boolean expected = allowed(entry.getValue(), role);
                var answer = ask(visitor(role), route);
                if (isAllowed(route, answer) != expected) {
                    wrong.add(role + (expected ? " may not " : " may ") + route.method() + " " + route.sample() + ": "
                            + answer.statusCode() + " " + Browsing.location(answer));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Somebody with that role in a session of its own, so that no route spoils the next. */
    private static Browsing visitor(Role role) {
        Long person = PEOPLE.get(role);
        return new Browsing(region, person == null ? "" : TestSignIn.as(region.application(), person));
    }

    /** A form is sent with the session's token and nothing else, so it is refused for its content before it does anything. */
    private static HttpResponse<String> ask(Browsing visitor, Route route) throws Exception {
        String method = route.method().replace("!", "").replace("*", "GET");
        if (method.equals("GET")) {
            return visitor.get(route.sample());
        }
        return visitor.send(visitor.request(route.sample())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(
                        method,
                        HttpRequest.BodyPublishers.ofString(visitor.token().entrySet().stream()
                                .map(field -> field.getKey() + "=" + field.getValue())
                                .collect(Collectors.joining("&")))));
    }

    /** Being led to sign in is a refusal, unless signing in is what was asked for. */
    private static boolean isAllowed(Route route, HttpResponse<String> answer) {
        int status = answer.statusCode();
        boolean toSignIn = status / 100 == 3
                && !route.path().startsWith("/sign-in")
                && Browsing.location(answer).startsWith("/sign-in");
        return status < 500 && status != 401 && status != 403 && !toSignIn;
    }

    private static boolean allowed(String who, Role role) {
        return switch (who) {
            case "all" -> true;
            case "session" -> role != Role.PUBLIC;
            case "nobody" -> false;
            case "public" -> role == Role.PUBLIC;
            default -> Arrays.asList(who.split("\\+", -1)).contains(role.name());
        };
    }

    /** What stands between the first comma and the last; a pattern may hold commas itself. */
    private static String path(String line) {
        return line.substring(line.indexOf(',') + 1, line.lastIndexOf(','));
    }

    private static Map<Route, String> table() throws Exception {
        return Files.readAllLines(TABLE, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .skip(1)
                .collect(Collectors.toMap(
                        line -> new Route(line.substring(0, line.indexOf(',')), path(line)),
                        line -> line.substring(line.lastIndexOf(',') + 1),
                        (a, _) -> {
                            throw new IllegalStateException("a route stands twice in the table: " + a);
                        },
                        LinkedHashMap::new));
    }
}
