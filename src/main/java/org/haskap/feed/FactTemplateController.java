package org.haskap.feed;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.web.NotFoundException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A kind's file to fill in, given out. */
@Controller
final class FactTemplateController {
    static final String CSV = FactFiles.PATH + "/template.csv";
    static final String XLSX = FactFiles.PATH + "/template.xlsx";

    private final FactTemplates templates;
    private final Access access = new Access();

    FactTemplateController(FactTemplates templates) {
        this.templates = templates;
    }

    @GetMapping(CSV)
    void csv(@RequestParam(defaultValue = "") String kind, HttpServletResponse response) throws IOException {
        FactTemplate template = template(kind);
        open(response, "text/csv;charset=UTF-8", kind + ".csv");
        template.csv(response.getOutputStream());
    }

    @GetMapping(XLSX)
    void xlsx(@RequestParam(defaultValue = "") String kind, HttpServletResponse response) throws IOException {
        var workbook = new ByteArrayOutputStream(); // made whole, so that a failure is still an error page
        template(kind).xlsx(workbook);
        OutputStream out =
                open(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", kind + ".xlsx");
        workbook.writeTo(out);
    }

    private FactTemplate template(String kind) {
        access.requireAnywhere(Permission.FEED_FACTS);
        return templates.of(kind).orElseThrow(() -> new NotFoundException("その種類は、ファイルでは送れません。"));
    }

    private static OutputStream open(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("template-" + name)
                        .build()
                        .toString());
        return response.getOutputStream();
    }
}
