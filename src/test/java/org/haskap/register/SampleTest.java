package org.haskap.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.haskap.plan.Storage.adopted;
import static org.haskap.plan.Storage.edition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.haskap.access.AsOperator;
import org.haskap.access.OrganisationMatch;
import org.haskap.database.TestRegion;
import org.haskap.document.EditionAdopted;
import org.haskap.document.Proposal;
import org.haskap.document.SourceLine;
import org.haskap.plan.Indicator;
import org.haskap.plan.PlanNode;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Storage;
import org.haskap.reading.LineFate;
import org.haskap.reading.Readers;
import org.haskap.reading.Reading;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The three sample documents, read, adopted, and read again. */
@ExtendWith(AsOperator.class)
class SampleTest {
    private static final Path STRATEGY = Path.of("samples/tomakomai/strategy-2015.txt");
    private static final Path CHAMBER = Path.of("samples/tomakomai/chamber-plan-2023.txt");
    private static final Path REGISTER = Path.of("samples/tomakomai/collaboration-register-2025.tsv");

    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private static Storage storage = new Storage(new DriverManagerDataSource());
    private static Programmes programmes = new Programmes(
            storage.jdbc,
            storage.organisations,
            storage.documents,
            storage.editions,
            storage.mends,
            storage.plans,
            storage.access);

    @BeforeAll
    static void adopt_the_samples() throws IOException {
        storage = new Storage(region.dataSource());
        programmes = new Programmes(
                storage.jdbc,
                storage.organisations,
                storage.documents,
                storage.editions,
                storage.mends,
                storage.plans,
                storage.access);
        storage.listeners.add(event -> programmes.proposeLinks((EditionAdopted) event));
        adopted(storage.plans.adopt(edition(plan("strategy", "苫小牧市", STRATEGY)).id()));
        adopted(storage.plans.adopt(
                edition(plan("chamber-plan", "苫小牧商工会議所", CHAMBER)).id()));
        adopted(programmes.adopt(edition(register()).id()));
    }

    private static Proposal plan(String slug, String owner, Path file) throws IOException {
        Reading reading = Readers.read(file, null);
        return storage.plans.propose(
                slug,
                owner,
                reading,
                storage.documents.store(reading, Files.readAllBytes(file)).id());
    }

    private static Proposal register() throws IOException {
        Reading reading = Readers.read(REGISTER, null);
        return programmes.propose(
                "苫小牧市",
                reading,
                storage.documents.store(reading, Files.readAllBytes(REGISTER)).id());
    }

    @Test
    void reading_the_documents_again_is_no_difference() throws IOException {
        for (Proposal again :
                List.of(plan("strategy", "苫小牧市", STRATEGY), plan("chamber-plan", "苫小牧商工会議所", CHAMBER), register())) {
            assertThat(again.difference().changes()).isEmpty();
            assertThat(again.edition()).isNull();
        }
        assertThat(storage.documents.all()).hasSize(3);
    }

    @Test
    void the_strategy_is_kept_whole() {
        PlanTree tree = storage.plans.current("strategy").orElseThrow();
        assertThat(tree.atLevel("goal")).hasSize(4);
        assertThat(tree.atLevel("measure")).hasSize(14);
        assertThat(tree.atLevel("project")).hasSize(43);
        assertThat(tree.indicators())
                .hasSize(46)
                .allSatisfy(i -> assertThat(i.targets()).hasSize(1));
        for (Indicator indicator : tree.indicators()) {
            SourceLine line = storage.documents
                    .line(tree.edition().documentId(), indicator.place())
                    .orElseThrow();
            assertThat(line.fate()).isEqualTo(LineFate.Fate.CONTENT);
        }
    }

    @Test
    void the_chambers_organisations_are_listed_under_their_titles() {
        PlanTree tree = storage.plans.current("chamber-plan").orElseThrow();
        assertThat(tree.listings()).hasSize(13 + 72);
        assertThat(tree.listings())
                .extracting(l -> tree.node(String.valueOf(l.node())).map(PlanNode::title))
                .allSatisfy(title -> assertThat(title).isPresent());
        assertThat(storage.organisations.matches())
                .extracting(OrganisationMatch::likeness)
                .allSatisfy(likeness -> assertThat(likeness).isBetween(0.9, 1.0));
    }

    @Test
    void the_register_is_the_sources_own_text_and_its_links_are_few_and_explained() throws IOException {
        Register register = programmes.register(null).orElseThrow();
        assertThat(Files.readAllLines(REGISTER))
                .containsAll(register.programmes().stream()
                        .map(p -> String.join("\t", p.cells()))
                        .toList());
        assertThat(programmes.links())
                .isNotEmpty()
                .allSatisfy(link -> assertThat(link.why()).isNotBlank());
        assertThat(programmes.links()).first().satisfies(link -> {
            assertThat(link.no()).isEqualTo("3");
            assertThat(link.planSlug()).isEqualTo("strategy");
        });
    }
}
