package org.haskap.strategy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.database.RegionSettings;
import org.haskap.database.StatementCount;
import org.haskap.database.TestRegion;
import org.haskap.document.Documents;
import org.haskap.document.Edition;
import org.haskap.document.Proposal;
import org.haskap.plan.Plans;
import org.haskap.reading.Readers;
import org.haskap.register.Programmes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The whole application with the sample region in it, started once and shared by all test classes that register this.
 * Nothing may change the region.
 */
public final class SampleSite implements BeforeAllCallback {
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SampleSite.class);
    private static final String DEVELOPMENT = "haskap.development";

    /** Jobs would run between the statements that tests count. */
    private static final String JOBS = "haskap.jobs.enabled";

    private @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var store = context.getRoot().getStore(NAMESPACE);
        Running known = store.get(Running.class, Running.class);
        if (known == null) {
            // The region's server is stored before this, so that it is closed after it.
            var region = new TestRegion();
            region.beforeAll(context);
            known = Running.start(region, context);
            store.put(Running.class, known);
        }
        running = known;
    }

    /** The address of a path. */
    public String url(String path) {
        return running().region.url(path);
    }

    /** Counts what pages ask of the database. */
    public StatementCount statements() {
        return (StatementCount) running().context.getBean(DataSource.class);
    }

    /** A bean of the application. */
    public <T> T bean(Class<T> type) {
        return running().context.getBean(type);
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("register this as a static @RegisterExtension");
        }
        return running;
    }

    /** Puts the counting data source before the real one. */
    @Configuration(proxyBeanMethods = false)
    public static class Counting {
        @Bean
        static BeanPostProcessor counting() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? new StatementCount(source) : bean;
                }
            };
        }
    }

    private record Running(TestRegion region, ConfigurableApplicationContext context, ExtensionContext junit)
            implements AutoCloseable {

        static Running start(TestRegion region, ExtensionContext junit) throws Exception {
            System.setProperty(DEVELOPMENT, "true");
            System.setProperty(JOBS, "false");
            var context = region.start(Counting.class);
            System.clearProperty(JOBS);
            var settings = context.getBean(RegionSettings.class);
            settings.set(RegionSettings.NAME, "苫小牧市");
            settings.set(RegionSettings.STRATEGY, "strategy");
            Actors.as(Actor.operator("test"), () -> {
                adopt(context, "strategy-2015.txt", "strategy", "苫小牧市");
                adopt(context, "chamber-plan-2023.txt", "chamber-plan", "苫小牧商工会議所");
                adopt(context, "collaboration-register-2025.tsv", "", "苫小牧市");
                return true;
            });
            return new Running(region, context, junit);
        }

        private static void adopt(ConfigurableApplicationContext context, String file, String plan, String owner)
                throws Exception {
            var path = Path.of("samples/tomakomai", file);
            var reading = Readers.read(path, null);
            long document = context.getBean(Documents.class)
                    .store(reading, Files.readAllBytes(path))
                    .id();
            if (plan.isEmpty()) {
                var programmes = context.getBean(Programmes.class);
                programmes.adopt(
                        draft(programmes.propose(owner, reading, document)).id());
            } else {
                var plans = context.getBean(Plans.class);
                plans.adopt(draft(plans.propose(plan, owner, reading, document)).id());
            }
        }

        private static Edition draft(Proposal proposal) {
            if (proposal.edition() == null) {
                throw new IllegalStateException("the sample holds nothing new");
            }
            return proposal.edition();
        }

        @Override
        public void close() throws SQLException {
            System.clearProperty(DEVELOPMENT);
            region.afterAll(junit);
        }
    }
}
