package org.haskap.admin;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.haskap.access.Audit;
import org.haskap.access.AuditEntry;
import org.haskap.access.Retentions;
import org.haskap.access.Subject;
import org.haskap.kernel.StaleException;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.Pages;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Stale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The region's settings. */
@Controller
final class SettingsController {
    private static final int SHOWN = 10;

    private final Pages pages;
    private final RegionDesk region;
    private final Retentions retentions;
    private final Audit audit;
    private final InstantSource clock;

    SettingsController(Pages pages, RegionDesk region, Retentions retentions, Audit audit, InstantSource clock) {
        this.pages = pages;
        this.region = region;
        this.retentions = retentions;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/admin/settings")
    ModelAndView settings() {
        return page(SettingsForm.of(region.read()));
    }

    @PostMapping("/admin/settings")
    ModelAndView save(Given given) {
        region.read(); // who may not even look is told so before anything else
        Form form = SettingsForm.checked(SettingsForm.empty().filled(given));
        if (form.failed()) {
            return page(form);
        }
        try {
            region.save(form);
        } catch (StaleException _) {
            return stale(form);
        }
        return pages.done("/admin/settings", "設定を保存しました", "変えた内容は、すべてのページにすぐ反映されます。");
    }

    private ModelAndView stale(Form form) {
        Form now = SettingsForm.of(region.read()).back("いま保存されている設定を見る", "/admin/settings");
        var latest = changes().stream().findFirst();
        var stale = Stale.of(
                form,
                now,
                latest.map(Words::whoPolitely).orElse("ほかの人"),
                latest.map(entry -> Words.when(entry.at(), clock.instant())).orElse("先"));
        return pages.stale(Desk.ADMIN, head("設定がほかの人によって変わりました"), stale);
    }

    private ModelAndView page(Form form) {
        var history = Words.history(changes(), SHOWN, new Link("設定の変更をすべて見る", "/admin/audit?action=setting.changed"));
        var page = new SettingsPage(form, retentions.rules(), history);
        return pages.desk(Desk.ADMIN, "admin/settings", head("設定").with(form), page);
    }

    private List<AuditEntry> changes() {
        return SettingsForm.SETTINGS.stream()
                .flatMap(setting -> audit.history(new Subject("setting", setting.key())).stream())
                .sorted(Comparator.comparingLong(AuditEntry::number).reversed())
                .toList();
    }

    private static Head head(String title) {
        return Head.of(title, Desk.ADMIN.label()).under(AdminController.CRUMB);
    }
}
