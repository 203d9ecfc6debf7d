package bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.haskap.access.Actor;
import org.haskap.access.Actors;
import org.haskap.cli.Application;
import org.haskap.database.DataFolder;
import org.haskap.database.DatabaseAddress;
import org.haskap.database.DatabaseLogins;
import org.haskap.database.EmbeddedServer;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.evidence.FactKind;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The process that measures evidence: the product's own classes on its own embedded PostgreSQL, and the peers beside it. */
public final class EvidenceDriver {
    /** What a fact takes on the disk, with its indexes, what is written before, and some to spare. */
    private static final long BYTES = 300;

    private EvidenceDriver() {}

    /** Arguments: an empty folder; the numbers of facts, separated by commas. */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        List<Long> sizes = Arrays.stream(args[1].split(",")).map(Long::valueOf).toList();
        try (DataFolder data = DataFolder.open(work);
                EmbeddedServer server = EmbeddedServer.on(data)) {
            // Who breaks the measurement off leaves no server behind.
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            server.start();
            say(with(server.logins(), "recording", RecordingBench::run));
            say(DashboardBench.HEAD);
            var medians = new ArrayList<Double>();
            for (long size : sizes) {
                long free = Files.getFileStore(work).getUsableSpace();
                if (free < size * BYTES) {
                    say(List.of("| %,d | not measured: it takes %,d GB, and %,d GB are free | | | | | |"
                            .formatted(size, size * BYTES >> 30, free >> 30)));
                    continue;
                }
                say(with(server.logins(), "facts" + size, measured -> DashboardBench.run(measured, size, medians)));
            }
            say(DashboardBench.foot(medians));
        }
    }

    /** Lines of the table, as soon as they are known. */
    private static void say(List<String> lines) {
        lines.forEach(line -> System.out.println(EvidenceBench.MARK + line));
    }

    /** Something measured in a region of its own. */
    interface Work {
        List<String> run(Measured measured) throws Exception;
    }

    /**
     * The product in a region.
     *
     * @param regions its connections
     * @param beans its beans
     * @param logins as whom to do what the product itself never does
     */
    record Measured(Regions regions, ConfigurableApplicationContext beans, DatabaseLogins logins) {
        <T> T bean(Class<T> type) {
            return beans.getBean(type);
        }

        /** A connection of the tables' owner, who may make a table to compare with. */
        Connection owner() throws SQLException {
            DatabaseAddress owner = logins.strongest();
            Connection connection = DriverManager.getConnection(owner.url(), owner.user(), owner.password());
            connection.setSchema("region_" + regions.byDefault().name());
            return connection;
        }

        /** The role as which the product works. */
        String application() {
            return logins.application().user();
        }
    }

    private static List<String> with(DatabaseLogins logins, String name, Work work) throws Exception {
        try (Regions regions = Regions.open(logins, new Region(name));
                ConfigurableApplicationContext beans = new SpringApplicationBuilder(Application.class)
                        .sources(MadeUpKinds.class)
                        .initializers(Application.with(regions))
                        .properties("server.port=0", "haskap.jobs.enabled=false", "spring.main.banner-mode=off", "logging.level.root=warn")
                        .run()) {
            return Actors.as(Actor.operator("bench"), () -> work.run(new Measured(regions, beans, logins)));
        }
    }

    /** The kinds of the made-up facts. */
    @Configuration(proxyBeanMethods = false)
    static class MadeUpKinds {
        @Bean
        static MadeUpKindBeans madeUpKindBeans() {
            return new MadeUpKindBeans();
        }
    }

    /** A bean for each kind, as modules declare theirs. */
    static final class MadeUpKindBeans implements BeanDefinitionRegistryPostProcessor {
        @Override
        public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
            for (int i = 0; i < MadeUpFacts.KINDS; i++) {
                String code = MadeUpFacts.kind(i);
                registry.registerBeanDefinition(
                        code,
                        BeanDefinitionBuilder.genericBeanDefinition(
                                        FactKind.class,
                                        () -> new FactKind(
                                                code,
                                                "作り物 " + code,
                                                "測定のために作ったものです。",
                                                "件",
                                                List.of(new FactKind.Dimension("district", "地区"))))
                                .getBeanDefinition());
            }
        }
    }
}
