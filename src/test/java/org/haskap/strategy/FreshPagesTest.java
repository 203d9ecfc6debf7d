package org.haskap.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.RegionSettings;
import org.haskap.database.TestRegion;
import org.haskap.evidence.Evidence;
import org.haskap.evidence.Fact;
import org.haskap.evidence.FactKind;
import org.haskap.evidence.SourceRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages that are sent again and again must show what was committed just before they were asked for. */
class FreshPagesTest {
    private static final String KIND = "test.visited";
    private static final int READERS = 16;
    private static final int COMMITS = 60;
    private static final Pattern NOTICE = Pattern.compile("お知らせ第(\\d+)号");

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static ConfigurableApplicationContext application;

    /** A kind to record. */
    @Configuration(proxyBeanMethods = false)
    static class Kinds {
        @Bean
        FactKind visited() {
            return new FactKind(KIND, "来館", "人が来館した。", "人", List.of());
        }
    }

    @BeforeAll
    static void start() {
        application = region.start(Kinds.class);
    }

    /** What was committed, as the site says it: facts in the tag, the notice on the page. */
    private static final class Committed {
        private final AtomicInteger facts = new AtomicInteger();
        private final AtomicInteger notices = new AtomicInteger();
        private final AtomicBoolean done = new AtomicBoolean();
    }

    @Test
    void what_was_committed_before_a_request_is_in_its_answer_while_sixteen_read_without_a_pause() throws Exception {
        var committed = new Committed();
        var writer = (Callable<List<String>>) () -> {
            try {
                for (int i = 1; i <= COMMITS; i++) {
                    record(i);
                    committed.facts.set(i);
                    application.getBean(RegionSettings.class).set(RegionSettings.NOTICE, "お知らせ第" + i + "号");
                    committed.notices.set(i);
                    Thread.sleep(5); // so that most pages come from memory
                }
            } finally {
                committed.done.set(true);
            }
            return List.of();
        };
        var all = new ArrayList<Callable<List<String>>>();
        all.add(writer);
        for (int i = 0; i < READERS; i++) {
            all.add(() -> stale(committed));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<List<String>> found : threads.invokeAll(all)) {
                assertThat(found.get()).isEmpty();
            }
        }
    }

    private static List<String> stale(Committed committed) throws Exception {
        var stale = new ArrayList<String>();
        while (!committed.done.get()) {
            int facts = committed.facts.get();
            int notices = committed.notices.get();
            HttpResponse<String> page = Http.get(region.url("/plans"));
            var notice = NOTICE.matcher(page.body());
            int shown = notice.find() ? Integer.parseInt(notice.group(1)) : 0;
            int counted = facts(page.headers().firstValue("ETag").orElseThrow());
            if (shown < notices || counted < facts) {
                stale.add("notice " + shown + " of " + notices + ", facts " + counted + " of " + facts);
            }
        }
        return stale;
    }

    /** The tag is the database, the publication, the facts, the day; behind it stand the build and the address. */
    private static int facts(String etag) {
        return Integer.parseInt(etag.replaceFirst("^W/\"", "").split("-", -1)[2]);
    }

    private static void record(int number) {
        var fact = new Fact(
                KIND,
                LocalDate.of(2026, 6, 1),
                BigDecimal.ONE,
                null,
                null,
                Map.of(),
                new SourceRecord("test", Integer.toString(number), null));
        application
                .getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> Actors.as(
                        Actor.operator("test"),
                        () -> application.getBean(Evidence.class).record(fact)));
    }
}
