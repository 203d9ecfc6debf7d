package org.haskap.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/** What is done with a kept page; that it is never old is shown over HTTP. */
class RenderedPagesTest {
    private Supplier<String> tag = () -> "1";
    private final PublicEtag etags = new PublicEtag(new Region());
    private final RenderedPages pages = new RenderedPages(etags, new PageTimers(new SimpleMeterRegistry()));

    @Test
    void a_page_whose_truth_cannot_be_known_goes_the_way_of_any_other_so_that_its_failure_is_told() throws Exception {
        keep();
        assertThat(passedOn()).isZero();
        tag = () -> {
            throw new IllegalStateException("no database");
        };
        assertThat(passedOn()).isOne();
        tag = () -> "2";
        assertThat(passedOn()).isOne();
    }

    private void keep() {
        var request = request();
        PublicEtag.promise(request, etags.now(request));
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, "/plans");
        pages.keep(request, new MockHttpServletResponse(), "<html>".getBytes(StandardCharsets.UTF_8));
    }

    /** How often the request got past the kept pages. */
    private int passedOn() throws Exception {
        var passed = new AtomicInteger();
        pages.doFilter(request(), new MockHttpServletResponse(), (_, _) -> passed.incrementAndGet());
        return passed.get();
    }

    private static MockHttpServletRequest request() {
        return new MockHttpServletRequest("GET", "/plans");
    }

    /** A region whose tag the test says. */
    private final class Region implements Site {
        @Override
        public String regionName() {
            return "試験市";
        }

        @Override
        public long publicationVersion() {
            return 1;
        }

        @Override
        public String publicationTag() {
            return tag.get();
        }

        @Override
        public Optional<String> notice() {
            return Optional.empty();
        }

        @Override
        public Optional<String> contact() {
            return Optional.empty();
        }
    }
}
