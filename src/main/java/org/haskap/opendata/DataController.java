package org.haskap.opendata;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.haskap.kernel.JapanTime;
import org.haskap.opendata.OpenData.Format;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.PublicPage;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The page of all data sets, the data sets, the archive and the catalogue. */
@PublicPage
final class DataController {
    private final OpenData open;
    private final Pages pages;

    DataController(OpenData open, Pages pages) {
        this.open = open;
        this.pages = pages;
    }

    @GetMapping("/data")
    ModelAndView data() {
        return pages.page("opendata/data", Head.of("オープンデータ", DataOffers.LABEL), DataPage.of(open.published()));
    }

    @GetMapping("/data/{name}.csv")
    void csv(@PathVariable String name, HttpServletResponse response) throws IOException {
        send(name, Format.CSV, response);
    }

    @GetMapping("/data/{name}.json")
    void json(@PathVariable String name, HttpServletResponse response) throws IOException {
        send(name, Format.JSON, response);
    }

    @GetMapping("/data/strategy.zip")
    void archive(HttpServletResponse response) throws IOException {
        var published = open.published();
        response.setContentType("application/zip");
        Answers.named(
                response,
                "strategy-" + published.data().code() + "-"
                        + JapanTime.day(published.data().published()) + ".zip");
        Archive.write(published.data(), published.datasets(), response.getOutputStream());
    }

    @GetMapping("/data.json")
    void catalogue(HttpServletResponse response) throws IOException {
        var published = open.published();
        String base =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        response.setContentType("application/ld+json;charset=UTF-8");
        Catalogue.write(published.data(), published.datasets(), base, response.getOutputStream());
    }

    private void send(String name, Format format, HttpServletResponse response) throws IOException {
        var published = open.published();
        var dataset = published
                .dataset(name)
                .orElseThrow(() -> new NotFoundException("「" + name + "」というデータはありません。データの一覧からお選びください。"));
        Answers.send(dataset, published.data(), format, name, response);
    }
}
