package org.haskap.admin;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.AuditQuery;
import org.haskap.access.Permission;
import org.haskap.access.Target;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Pages;
import org.haskap.web.ui.Crumb;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The trail: searched, one entry at a time, taken away as a file. */
@Controller
final class AuditController {
    private static final Crumb CRUMB = new Crumb("操作の記録", "/admin/audit");

    private final Pages pages;
    private final Audit audit;
    private final Access access;

    AuditController(Pages pages, Audit audit, Access access) {
        this.pages = pages;
        this.audit = audit;
        this.access = access;
    }

    @GetMapping("/admin/audit")
    ModelAndView search(AuditSearch asked) {
        access.require(Permission.READ_AUDIT, Target.REGION);
        AuditQuery query = asked.query();
        return pages.desk(
                Desk.ADMIN,
                "admin/audit",
                Head.of("操作の記録", Desk.ADMIN.label()).under(AdminController.CRUMB),
                AuditPages.list(asked, audit.search(query)));
    }

    @GetMapping("/admin/audit/{number:\\d{1,18}}")
    ModelAndView entry(@PathVariable long number) {
        access.require(Permission.READ_AUDIT, Target.REGION);
        var entry = audit.search(AuditQuery.ALL.before(number + 1)).entries().stream()
                .findFirst()
                .filter(found -> found.number() == number)
                .orElseThrow(() -> new NotFoundException("その番号の記録はありません。"));
        return pages.desk(
                Desk.ADMIN,
                "admin/audit-entry",
                Head.of("記録 " + number, Desk.ADMIN.label()).under(AdminController.CRUMB, CRUMB),
                AuditPages.entry(entry));
    }

    /** The same search as a file, up to a limit that the page names. That it was taken away is noted in the trail first. */
    @GetMapping("/admin/audit.csv")
    void export(AuditSearch asked, HttpServletResponse response) throws IOException {
        access.require(Permission.READ_AUDIT, Target.REGION);
        var file = new java.io.ByteArrayOutputStream();
        AuditFile.write(audit, asked.query(), file);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit.csv").build().toString());
        response.setContentLength(file.size());
        file.writeTo(response.getOutputStream());
    }
}
