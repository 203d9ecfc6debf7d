package org.haskap.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.haskap.database.TestRegion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrganisationsTest {
    @RegisterExtension
    static final TestRegion region = new TestRegion();

    private final Sandbox sandbox = new Sandbox(region);
    private final Organisations organisations = sandbox.organisations;

    @BeforeEach
    void open() {
        region.jdbc().sql("delete from department").update();
        region.jdbc().sql("delete from organisation").update();
    }

    @Test
    void a_name_is_one_organisation_however_often_it_occurs() {
        var first = organisations.ensure(List.of("苫小牧商工会議所", " 苫小牧商工会議所　", "", "苫小牧信用金庫"));
        assertThat(first.get("苫小牧商工会議所")).isEqualTo(first.get(" 苫小牧商工会議所　"));
        assertThat(organisations.ensure("苫小牧信用金庫")).isEqualTo(first.get("苫小牧信用金庫"));
        assertThat(organisations.all()).extracting(Organisation::name).containsExactlyInAnyOrder("苫小牧商工会議所", "苫小牧信用金庫");
    }

    @Test
    void two_spellings_stay_two_and_are_proposed_as_one() {
        organisations.ensure(List.of("苫小牧ＣＣＵＳゼロカーボン推進協議会", "苫小牧 CCUS・ゼロカーボン推進協議会", "苫小牧クルーズ振興協議会", "北海道クルーズ振興協議会"));
        assertThat(organisations.all()).hasSize(4);
        assertThat(organisations.matches()).singleElement().satisfies(match -> {
            assertThat(List.of(match.a().name(), match.b().name()))
                    .containsExactlyInAnyOrder("苫小牧ＣＣＵＳゼロカーボン推進協議会", "苫小牧 CCUS・ゼロカーボン推進協議会");
            assertThat(match.likeness()).isEqualTo(1);
            assertThat(match.why()).isNotBlank();
        });
    }

    @Test
    void departments_belong_to_their_organisation_and_have_no_invented_parent() {
        Organisation city = organisations.ensure("苫小牧市");
        Organisation chamber = organisations.ensure("苫小牧商工会議所");
        var ofCity = organisations.ensureDepartments(city, List.of("商業観光課", "産業経済部", "商業観光課"));
        var ofChamber = organisations.ensureDepartments(chamber, List.of("総務課", "産業経済部"));
        assertThat(ofCity).hasSize(2);
        assertThat(ofCity.get("産業経済部")).isNotEqualTo(ofChamber.get("産業経済部"));
        assertThat(organisations.departments())
                .hasSize(4)
                .allSatisfy(d -> assertThat(d.parentId()).isNull());
        assertThat(organisations.ensureDepartments(city, List.of("商業観光課"))).containsEntry("商業観光課", ofCity.get("商業観光課"));
    }

    @Test
    void a_name_longer_than_an_index_page_is_kept() {
        String name = String.join("", Collections.nCopies(20_000, "会"));
        assertThat(organisations
                        .find(organisations.ensure(name).id())
                        .orElseThrow()
                        .name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "苫小牧商工会議所, CHAMBER",
        "大学アイスホッケー交流戦苫小牧大会実行委員会, COMMITTEE",
        "苫小牧クルーズ振興協議会, COUNCIL",
        "苫小牧工業高等専門学校, SCHOOL",
        "北海道職業能力開発大学校, SCHOOL",
        "苫小牧工業高等専門学校協力会, ASSOCIATION",
        "㈱苫小牧民報社, COMPANY",
        "苫小牧信用金庫, COMPANY",
        "一般社団法人苫小牧観光協会, CORPORATION",
        "苫小牧市, GOVERNMENT",
        "北海道経済産業局, GOVERNMENT",
        "苫小牧間税会, ASSOCIATION",
    })
    void a_name_tells_the_kind(String name, Organisation.Kind kind) {
        assertThat(Organisation.Kind.of(name)).isEqualTo(kind);
    }
}
