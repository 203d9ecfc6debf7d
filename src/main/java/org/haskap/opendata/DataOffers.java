package org.haskap.opendata;

import org.haskap.web.Area;
import org.haskap.web.Offer;
import org.haskap.web.ui.Download;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module adds to the navigation and to other modules' pages. */
@Configuration(proxyBeanMethods = false)
class DataOffers {
    static final String LABEL = "データ";
    private static final String CSV_NOTE = "UTF-8（BOM付き）";

    @Bean
    Area dataArea() {
        return new Area(60, LABEL, "/data", "すべての一覧を、CSVやJSONで持ち帰れます。");
    }

    @Bean
    Offer allAsArchive() {
        return new Offer("/strategy", new Download("ZIP", "すべてのデータ", "/data/strategy.zip", "CSVと説明書き"));
    }

    @Bean
    Offer kpisAsCsv() {
        return new Offer("/strategy/kpis", new Download("CSV", "この一覧", "/strategy/kpis.csv", CSV_NOTE));
    }

    @Bean
    Offer kpisAsJson() {
        return new Offer("/strategy/kpis", new Download("JSON", "この一覧", "/strategy/kpis.json", ""));
    }

    @Bean
    Offer kpiAsCsv() {
        return new Offer("/strategy/kpis/{code}", new Download("CSV", "この指標の値", "/strategy/kpis/{code}.csv", CSV_NOTE));
    }

    @Bean
    Offer kpiAsJson() {
        return new Offer("/strategy/kpis/{code}", new Download("JSON", "この指標の値", "/strategy/kpis/{code}.json", ""));
    }

    @Bean
    Offer programmesAsCsv() {
        return new Offer("/programmes", new Download("CSV", "この一覧（元の表のまま）", "/programmes.csv", CSV_NOTE));
    }

    @Bean
    Offer programmesAsJson() {
        return new Offer("/programmes", new Download("JSON", "この一覧（元の表のまま）", "/programmes.json", ""));
    }

    @Bean
    Offer programmeAsCalendar() {
        return new Offer("/programmes/{no}", new Download("iCalendar", "予定表アプリに入れる", "/programmes/{no}.ics", ""));
    }

    @Bean
    Offer programmesAsCalendar() {
        return new Offer(
                "/programmes/calendar",
                new Download("iCalendar", "予定表アプリに入れる", "/programmes/calendar.ics", "日付の分かる事業"));
    }
}
