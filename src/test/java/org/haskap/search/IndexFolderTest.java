package org.haskap.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexFolderTest {
    @TempDir
    private Path folder;

    private final AtomicInteger builds = new AtomicInteger();

    @Test
    void an_index_that_is_there_is_not_made_again() throws IOException {
        try (var first = open("1-a");
                var second = open("1-a")) {
            assertThat(size(first)).isEqualTo(1);
            assertThat(size(second)).isEqualTo(1);
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void a_broken_index_is_made_anew() throws IOException {
        open("1-a").close();
        for (Path file : files("1-a")) {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > 40) {
                bytes[bytes.length / 2] ^= 0x55;
            }
            Files.write(file, bytes);
            try (var index = open("1-a")) {
                assertThat(size(index)).isEqualTo(1);
            }
        }
        assertThat(builds).hasValueGreaterThan(1);
    }

    @Test
    void a_truncated_or_empty_index_is_made_anew() throws IOException {
        open("1-a").close();
        for (Path file : files("1-a")) {
            Files.write(file, new byte[0]);
        }
        try (var index = open("1-a")) {
            assertThat(size(index)).isEqualTo(1);
        }
        assertThat(builds).hasValue(2);
    }

    @Test
    void a_reader_of_the_old_index_is_not_disturbed_by_the_new_one() throws IOException {
        try (var old = open("1-a");
                var young = open("2-b")) {
            assertThat(size(old)).isEqualTo(1);
            assertThat(size(young)).isEqualTo(1);
        }
        assertThat(folder).isDirectoryNotContaining("glob:**1-a").isDirectoryContaining("glob:**2-b");
    }

    @Test
    void builders_at_the_same_time_end_with_one_whole_index() throws Exception {
        var ready = new CountDownLatch(4);
        List<Callable<Integer>> openings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            openings.add(() -> {
                // Each builder goes through a folder object of its own, as another process would.
                try (var index = new IndexFolder(folder).open(1, "1-a", directory -> {
                    ready.countDown();
                    build(directory);
                })) {
                    return size(index);
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var opened : threads.invokeAll(openings)) {
                assertThat(opened.get()).isEqualTo(1);
            }
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("1-a");
        }
    }

    @Test
    void what_a_killed_process_left_is_removed() throws IOException {
        Files.createDirectories(folder.resolve("building-999999999-x"));
        Files.createDirectories(folder.resolve("building-nonsense"));
        open("1-a").close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("1-a");
        }
    }

    @Test
    void a_failed_build_leaves_nothing() throws IOException {
        assertThatThrownBy(() -> new IndexFolder(folder).open(1, "1-a", _ -> {
                    throw new IOException("no entries today");
                }))
                .hasMessage("no entries today");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private Index open(String name) throws IOException {
        return new IndexFolder(folder).open(1, name, this::build);
    }

    private void build(org.apache.lucene.store.Directory directory) throws IOException {
        builds.incrementAndGet();
        var entry = new Entry(Kind.ITEM, "創業支援の充実", "創業を考える人の相談に応じる", "計画", "/plans/p#a");
        IndexFiles.write(
                directory,
                new KeywordAnalyzer(),
                new KeywordAnalyzer(),
                List.of(entry).iterator());
    }

    private static int size(Index index) throws IOException {
        return index.find(MatchAllDocsQuery.INSTANCE, null, 1).total();
    }

    private List<Path> files(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(file -> !file.getFileName().toString().equals("write.lock"))
                    .toList();
        }
    }
}
