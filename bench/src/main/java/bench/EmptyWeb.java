package bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An empty Spring Boot web application with the same embedded PostgreSQL: the peer for starting. */
@SpringBootApplication(proxyBeanMethods = false)
public class EmptyWeb {

    /** Arguments: port, data folder. */
    public static void main(String[] args) {
        System.setProperty("empty.data", args[1]);
        SpringApplication.run(
                EmptyWeb.class,
                "--server.port=" + args[0],
                "--server.address=127.0.0.1",
                "--spring.main.banner-mode=off",
                "--spring.threads.virtual.enabled=true");
    }

    @Bean(destroyMethod = "close")
    static EmbeddedPostgres postgres() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(Path.of(System.getProperty("empty.data")))
                .setCleanDataDirectory(false)
                .start();
    }

    @Bean
    static DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    /** Its one page, which asks the database. */
    @RestController
    static class Page {
        private final JdbcClient database;

        Page(JdbcClient database) {
            this.database = database;
        }

        @GetMapping("/")
        String page() {
            return database.sql("SELECT 'empty'").query(String.class).single();
        }
    }
}
