package org.haskap.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A public page as it was sent, kept until something is published. */
final class RenderedPage {
    private final PublicEtag.Promise promise;
    private final String pattern;
    private final Locale language;
    private final byte[] plain;
    private volatile byte @Nullable [] gzipped;

    /**
     * A page as it was just rendered.
     *
     * @param promise what it is true for
     * @param pattern pattern of its address, for the log and the metrics
     * @param language of the page
     * @param plain its bytes, which are not copied
     */
    RenderedPage(PublicEtag.Promise promise, String pattern, Locale language, byte[] plain) {
        this.promise = promise;
        this.pattern = pattern;
        this.language = language;
        this.plain = plain;
    }

    PublicEtag.Promise promise() {
        return promise;
    }

    String pattern() {
        return pattern;
    }

    Locale language() {
        return language;
    }

    byte[] plain() {
        return plain;
    }

    /** The bytes compressed; done when first asked for, since a page asked for once is never sent from here. */
    byte[] gzipped() {
        byte[] known = gzipped;
        if (known == null) {
            var out = new ByteArrayOutputStream(plain.length / 4);
            try (var gzip = new GZIPOutputStream(out)) {
                gzip.write(plain);
            } catch (IOException e) {
                throw new UncheckedIOException("memory does not fail to be written", e);
            }
            known = out.toByteArray();
            gzipped = known;
        }
        return known;
    }

    /** Bytes it takes up, the compressed ones guessed generously. */
    int weight() {
        return plain.length + plain.length / 3 + 500;
    }
}
