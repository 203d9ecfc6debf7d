package org.haskap.opendata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.haskap.access.Organisations;
import org.haskap.attainment.Standing;
import org.haskap.database.Publications;
import org.haskap.database.Region;
import org.haskap.database.RegionSettings;
import org.haskap.database.Regions;
import org.haskap.document.Documents;
import org.haskap.document.SourceDocument;
import org.haskap.indicator.Standings;
import org.haskap.kernel.Finding;
import org.haskap.kernel.JapanTime;
import org.haskap.plan.PlanTree;
import org.haskap.plan.Plans;
import org.haskap.register.Programmes;
import org.haskap.web.Site;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The current region's open data. */
@Component
public class OpenData {
    private final Plans plans;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Documents documents;
    private final RegionSettings settings;
    private final Publications publications;
    private final Standings standings;
    private final Site site;
    private final InstantSource clock;
    private final Regions regions;
    private final Map<Region, Published> kept = new ConcurrentHashMap<>();

    OpenData(
            Plans plans,
            Programmes programmes,
            Organisations organisations,
            Documents documents,
            RegionSettings settings,
            Publications publications,
            Standings standings,
            Site site,
            InstantSource clock,
            Regions regions) {
        this.standings = standings;
        this.site = site;
        this.clock = clock;
        this.plans = plans;
        this.programmes = programmes;
        this.organisations = organisations;
        this.documents = documents;
        this.settings = settings;
        this.publications = publications;
        this.regions = regions;
    }

    /** The two ways a data set can be had. */
    public enum Format {
        CSV,
        JSON
    }

    /** What is public while the pages' tag stays the same, and the data sets made of it. */
    static final class Published {
        private final String tag;
        private final PublicData data;
        private final List<Dataset> datasets;
        private @Nullable List<Described> described;

        Published(String tag, PublicData data, List<Dataset> datasets) {
            this.tag = tag;
            this.data = data;
            this.datasets = List.copyOf(datasets);
        }

        PublicData data() {
            return data;
        }

        List<Dataset> datasets() {
            return datasets;
        }

        Optional<Dataset> dataset(String name) {
            return datasets.stream().filter(d -> d.name().equals(name)).findFirst();
        }

        /** What there is to say of every data set; made by writing and checking each, the first time it is asked for. */
        synchronized List<Described> described() {
            List<Described> known = described;
            if (known == null) {
                known = datasets.stream()
                        .map(dataset -> describe(dataset, data))
                        .toList();
                described = known;
            }
            return known;
        }
    }

    /**
     * What the page of data sets says of one.
     *
     * @param dataset the data set
     * @param rows number of rows
     * @param bytes size of the CSV file
     * @param jsonBytes size of the JSON file
     * @param readability what checking the CSV file found
     */
    record Described(Dataset dataset, long rows, long bytes, long jsonBytes, MachineReadability.Result readability) {}

    /** What is public now. As many statements as the tag takes when it was asked for before. */
    Published published() {
        String tag = site.publicationTag();
        Published known = kept.get(regions.current());
        if (known != null && known.tag.equals(tag)) {
            return known;
        }
        // Plans and registers change seldom, what indicators come to changes with every fact.
        long version = publications.version();
        PublicData lasting = known != null && known.data().version() == version ? known.data() : read(version);
        PublicData data = lasting.with(standings(lasting.plans()), JapanTime.day(clock.instant()));
        var published = new Published(tag, data, Datasets.of(data));
        kept.put(regions.current(), published);
        return published;
    }

    private Map<String, Map<String, Standing>> standings(List<PlanTree> trees) {
        var found = new HashMap<String, Map<String, Standing>>();
        trees.stream()
                .filter(tree -> !tree.indicators().isEmpty())
                .forEach(tree -> found.put(tree.plan().slug(), standings.of(tree)));
        return found;
    }

    /** The names of all data sets, in the order in which they are listed. */
    public List<String> names() {
        return published().datasets().stream().map(Dataset::name).toList();
    }

    /**
     * Writes a data set; the stream stays open.
     *
     * @return false when there is no data set of that name, and nothing was written
     */
    public boolean write(String name, Format format, OutputStream out) throws IOException {
        Published now = published();
        Optional<Dataset> dataset = now.dataset(name);
        if (dataset.isPresent()) {
            write(dataset.get(), now.data(), format, out);
        }
        return dataset.isPresent();
    }

    static void write(Dataset dataset, PublicData data, Format format, OutputStream out) throws IOException {
        switch (format) {
            case CSV -> CsvFile.write(dataset, out);
            case JSON -> JsonFile.write(dataset, data, out);
        }
    }

    /** Writes everything as a zip file; the stream stays open. */
    public void writeArchive(OutputStream out) throws IOException {
        Published now = published();
        Archive.write(now.data(), now.datasets(), out);
    }

    private static Described describe(Dataset dataset, PublicData data) {
        var bytes = new ByteArrayOutputStream();
        var json = new ByteArrayOutputStream();
        try {
            CsvFile.write(dataset, bytes);
            JsonFile.write(dataset, data, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
        var found = MachineReadability.check(
                bytes.toByteArray(), dataset.columns(), Codes.lists().keySet());
        try (var rows = dataset.rows().get()) {
            return new Described(dataset, rows.count(), bytes.size(), json.size(), found);
        }
    }

    /** Reads the version first: what is adopted meanwhile is shown under the older number, and read anew by the next. */
    private PublicData read(long version) {
        Instant published = publications.changedAt().orElse(Instant.EPOCH);
        var trees = plans.current();
        var registers = programmes.registers();
        List<SourceDocument> sources = documents.adopted();
        Map<Long, List<Finding>> findings = new HashMap<>();
        sources.forEach(document -> findings.put(document.id(), documents.findings(document.id())));
        return new PublicData(
                settings.get(RegionSettings.NAME).orElse(regions.current().name()),
                settings.get(RegionSettings.CODE)
                        .filter(code -> !code.isBlank())
                        .orElse(regions.current().name()),
                settings.get(Licence.SETTING).flatMap(Licence::of),
                version,
                published,
                settings.get(RegionSettings.STRATEGY).orElse(""),
                trees,
                registers,
                organisations.all(),
                organisations.departments(),
                sources,
                findings,
                Map.of(),
                JapanTime.day(clock.instant()));
    }
}
