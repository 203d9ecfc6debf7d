package org.haskap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionFileTest {
    @TempDir
    Path folder;

    @Test
    void the_sample_names_its_documents_and_leaves_the_licence_open() {
        RegionFile sample = RegionFile.read(Path.of("samples/tomakomai/region.yaml"));
        assertThat(sample.settings())
                .containsOnlyKeys("name", "code", "notice", "strategy")
                .containsEntry("strategy", "strategy");
        assertThat(sample.documents()).hasSize(3);
    }

    @Test
    void a_file_without_documents_sets_what_it_says_and_nothing_else() throws IOException {
        RegionFile file = read("name: 北市\nlicence: cc-by-4.0\nstrategy: plan-a\n");
        assertThat(file.documents()).isEmpty();
        assertThat(file.settings()).hasSize(3).containsEntry("licence", "CC-BY-4.0");
        assertThat(file.strategy()).isEqualTo("plan-a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: 北市\\nlicense: CC0-1.0                    | license is not known; there are code, documents, formulas, licence
            name: 北市\\nlicence: MINE                       | licence must be one of CC-BY-4.0, CC0-1.0, PDL1.0
            name: 北市\\ncode: 12131                         | code must be a text
            name: 北市\\ncode: "012132"                      | code is no local-government code
            code: "012131"                                   | name is missing
            name: 北市\\ndocuments: [{file: a, kind: poem}]  | documents[1].kind must be plan or register
            name: 北市\\ndocuments: [{file: a, kind: plan, plan: A B, owner: x}] | documents[1].plan may have
            name: 北市\\nformulas: [{plan: s, indicator: k1, span: fiscal-year, first-year: 2025, why: x}] | formulas[1].formula is missing
            name: 北市\\nformulas: [{plan: s, indicator: k1, formula: {total: {kind: a.b}}, span: fiscal-year, first-year: 2025, why: x}] | formulas[1].formula.total is not known
            name: 北市\\nformulas: [{plan: s, indicator: k1, formula: {sum: {kind: a.b}}, span: yearly, first-year: 2025, why: x}] | formulas[1].span must be fiscal-year
            name: [                                          | cannot be read
            """)
    void what_is_wrong_is_named_with_its_place(String text, String said) {
        assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(said);
    }

    private RegionFile read(String text) throws IOException {
        return RegionFile.read(Files.writeString(folder.resolve("region.yaml"), text));
    }
}
