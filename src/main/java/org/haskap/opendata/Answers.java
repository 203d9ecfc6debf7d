package org.haskap.opendata;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.haskap.opendata.OpenData.Format;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** Sends files as they are made. */
final class Answers {
    private Answers() {}

    /** Sends a data set under a file name without ending. */
    static void send(Dataset dataset, PublicData data, Format format, String name, HttpServletResponse response)
            throws IOException {
        switch (format) {
            case CSV -> {
                response.setContentType("text/csv;charset=UTF-8;header=present");
                named(response, name + ".csv");
            }
            case JSON -> response.setContentType("application/json;charset=UTF-8");
        }
        OpenData.write(dataset, data, format, response.getOutputStream());
    }

    /** Says under which name to keep the file. */
    static void named(HttpServletResponse response, String name) {
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
