package org.haskap.reading;

import org.haskap.kernel.Place;

/** Plain text: lines are counted through the file, form feeds begin a new page. */
final class TextSource {
    private TextSource() {}

    static Document read(String text, String name) {
        var buffer = new LineBuffer(name);
        int page = 1;
        int line = 1;
        int from = 0;
        boolean afterFormFeed = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\f') {
                if (i > from) {
                    buffer.add(Place.line(page, line), text.substring(from, i));
                }
                page++;
                from = i + 1;
                afterFormFeed = true;
            } else if (c == '\n' || c == '\r') {
                boolean onlyAFormFeed = afterFormFeed && from == i;
                if (!onlyAFormFeed) {
                    buffer.add(Place.line(page, line), text.substring(from, i));
                }
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                line++;
                from = i + 1;
                afterFormFeed = false;
            }
        }
        if (from < text.length()) {
            buffer.add(Place.line(page, line), text.substring(from));
        }
        boolean pageAfterTheEnd = text.endsWith("\f");
        return buffer.toDocument(Document.Format.TXT, pageAfterTheEnd ? page - 1 : page);
    }
}
