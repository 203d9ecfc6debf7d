package org.haskap.admin;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Audit;
import org.haskap.access.Eraser;
import org.haskap.access.Erasures;
import org.haskap.access.People;
import org.haskap.access.PeoplePage;
import org.haskap.access.Permission;
import org.haskap.access.Person;
import org.haskap.access.PersonChange;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.signin.AddressChanges;
import org.haskap.web.Desk;
import org.haskap.web.Head;
import org.haskap.web.NotFoundException;
import org.haskap.web.Once;
import org.haskap.web.Pages;
import org.haskap.web.RefusedException;
import org.haskap.web.ui.Confirmation;
import org.haskap.web.ui.Crumb;
import org.haskap.web.ui.Fact;
import org.haskap.web.ui.Form;
import org.haskap.web.ui.Given;
import org.haskap.web.ui.History;
import org.haskap.web.ui.Link;
import org.haskap.web.ui.Stale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** People: found, added, changed, forgotten. */
@Controller
final class UsersController {
    static final Crumb CRUMB = new Crumb("人", "/admin/users");
    private static final int SHOWN = 10;

    private final Pages pages;
    private final People people;
    private final AddressChanges addresses;
    private final Erasures erasures;
    private final Audit audit;
    private final Access access;
    private final Once once;
    private final ScopeOptions scopes;
    private final InstantSource clock;

    UsersController(
            Pages pages,
            People people,
            AddressChanges addresses,
            Erasures erasures,
            Audit audit,
            Access access,
            Once once,
            ScopeOptions scopes,
            InstantSource clock) {
        this.pages = pages;
        this.people = people;
        this.addresses = addresses;
        this.erasures = erasures;
        this.audit = audit;
        this.access = access;
        this.once = once;
        this.scopes = scopes;
        this.clock = clock;
    }

    @GetMapping("/admin/users")
    ModelAndView list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        var found = people.search(q, page);
        return pages.desk(
                Desk.ADMIN,
                "admin/users",
                Head.of("人", Desk.ADMIN.label()).under(AdminController.CRUMB),
                UserPages.users(found, q.strip(), scopes.today()));
    }

    @GetMapping("/admin/users/new")
    ModelAndView addForm() {
        AdminAreas.requireOne(Permission.MANAGE_PEOPLE, Permission.INVITE);
        return form("人を登録する", UserForms.add().creating());
    }

    @PostMapping("/admin/users")
    ModelAndView add(Given given) {
        AdminAreas.requireOne(Permission.MANAGE_PEOPLE, Permission.INVITE);
        Form form = UserForms.add().filled(given).checked();
        if (form.failed()) {
            return form("人を登録する", form);
        }
        try {
            String page = once.create(
                    given, "person.add", () -> "/admin/users/" + added(form).id());
            return pages.done(page, "登録しました", "次に、この人に役割を与えてください。");
        } catch (RefusedException refused) {
            return form("人を登録する", form.wrong(refused.field(), refused.sentence()));
        } catch (DuplicateKeyException _) {
            return form("人を登録する", form.wrong("email", "そのメールアドレスは、ほかの人が使っています。人の一覧で確かめてください。"));
        }
    }

    private Person added(Form form) {
        String email = form.value("email").isEmpty() ? null : form.value("email");
        People.refusal(form.value("name"), email).ifPresent(sentence -> {
            throw new RefusedException(sentence.contains("アドレス") ? "email" : "name", sentence);
        });
        return people.add(form.value("name"), email);
    }

    @GetMapping("/admin/users/{id}")
    ModelAndView show(@PathVariable long id) {
        PeoplePage.Details details = look(id);
        boolean manages = access.may(Permission.MANAGE_PEOPLE, Target.REGION);
        boolean erases = details.erasedAt() == null && erasures.mayErase(id);
        History history = manages
                ? Words.history(
                        audit.history(subject(id)),
                        SHOWN,
                        new Link("この人についての記録をすべて見る", "/admin/audit?kind=person&id=" + id))
                : null;
        List<Eraser.Held> held = erases ? erasures.held(id) : null;
        var now = clock.instant();
        var roles = details.roles().stream()
                .map(role -> UserPages.role(role, scopes.today(), now))
                .sorted(Comparator.comparing(role -> !role.current()))
                .toList();
        Person person = details.person();
        String email = person.email();
        var erasedAt = details.erasedAt();
        return pages.desk(
                Desk.ADMIN,
                "admin/user",
                head(Words.name(person)),
                new UserPages.User(
                        Words.name(person),
                        "/admin/users/" + id,
                        email == null ? "" : email,
                        manages && erasedAt == null
                                ? addresses
                                        .proposed(id)
                                        .map(UserPages::proposed)
                                        .orElse("")
                                : "",
                        Words.moment(details.addedAt()),
                        erasedAt == null ? null : Words.moment(erasedAt),
                        roles,
                        held,
                        history,
                        manages && erasedAt == null,
                        erases));
    }

    @GetMapping("/admin/users/{id}/edit")
    ModelAndView edit(@PathVariable long id) {
        access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        return form("人の情報を変える", UserForms.change(look(id).person()));
    }

    @PostMapping("/admin/users/{id}")
    ModelAndView change(@PathVariable long id, Given given) {
        access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        look(id);
        Form form = UserForms.change(id).filled(given).checked();
        if (form.failed()) {
            return form("人の情報を変える", form);
        }
        Person before = people.find(id).orElseThrow(() -> new NotFoundException("その人は登録されていません。"));
        String email = form.value("email");
        String old = before.email();
        boolean proposes = old != null && !email.equals(old);
        boolean stale = given.version() != before.version(); // then the page that shows both says so first
        if (!stale && !email.equals(Objects.requireNonNullElse(old, ""))) {
            Optional<String> refusal = addresses.refusal(before, email);
            if (refusal.isPresent()) {
                return form("人の情報を変える", form.wrong("email", refusal.get()));
            }
        }
        return switch (people.change(id, given.version(), form.value("name"), proposes ? old : email)) {
            case PersonChange.Changed(var after) ->
                pages.done("/admin/users/" + id, "保存しました", proposes ? proposed(after, email) : "");
            case PersonChange.Refused(var sentence) ->
                form("人の情報を変える", form.wrong(sentence.contains("アドレス") ? "email" : "name", sentence));
            case PersonChange.Stale(var current) -> stale(form, current);
        };
    }

    private String proposed(Person person, String email) {
        return "メールアドレスは、新しいアドレスに届くリンクを" + Words.moment(addresses.propose(person, email))
                + "より後に開くと変わります。それまでは、いまのアドレスに届くリンクで止められます。";
    }

    @PostMapping("/admin/users/{id}/email/withdrawal")
    ModelAndView withdrawEmail(@PathVariable long id) {
        access.require(Permission.MANAGE_PEOPLE, Target.REGION);
        look(id);
        boolean withdrawn = addresses.withdraw(id);
        return pages.done("/admin/users/" + id, withdrawn ? "メールアドレスの変更を取りやめました" : "取りやめる変更はありませんでした", "");
    }

    private ModelAndView stale(Form form, Person current) {
        var latest = audit.history(subject(current.id())).stream()
                .filter(entry -> entry.action().equals("person.changed")) // not a sign-in, nor a role
                .findFirst();
        var stale = Stale.of(
                form,
                UserForms.change(current).back("いま保存されている内容を見る", "/admin/users/" + current.id()),
                latest.map(Words::whoPolitely).orElse("ほかの人"),
                latest.map(entry -> Words.when(entry.at(), clock.instant())).orElse("先"));
        return pages.stale(Desk.ADMIN, head("ほかの人が先に変えました"), stale);
    }

    @GetMapping("/admin/users/{id}/erasure")
    ModelAndView askErasure(@PathVariable long id) {
        PeoplePage.Details details = look(id);
        access.require(Permission.ERASE_PERSON, Target.REGION);
        return erasure(details, UserForms.erase(id), Optional.empty());
    }

    @PostMapping("/admin/users/{id}/erasure")
    ModelAndView erase(@PathVariable long id) {
        PeoplePage.Details details = look(id);
        return switch (erasures.erase(id)) {
            case Erasures.Answer.Done(var erased) ->
                pages.done("/admin/users/" + id, "情報を消しました", Erased.sentence(erased));
            case Erasures.Answer.Refused(var sentence) -> erasure(details, UserForms.erase(id), Optional.of(sentence));
        };
    }

    private ModelAndView erasure(PeoplePage.Details details, Form form, Optional<String> refusal) {
        var facts = new java.util.ArrayList<Fact>();
        refusal.ifPresent(sentence -> facts.add(Fact.of("消せません", sentence)));
        facts.add(Fact.of("氏名", Words.name(details.person())));
        erasures.held(details.person().id()).forEach(held -> facts.add(Fact.of(held.what(), held.value())));
        var confirmation = new Confirmation(
                Words.name(details.person()) + "さんの情報を消しますか",
                facts,
                List.of("消した情報は元に戻せません。", "この人は、ログインできなくなります。", "法令や記録のために残すものは、氏名のない番号で残します。", "消したことは、操作の記録に残ります。"),
                form);
        return pages.desk(Desk.ADMIN, "confirm", head("情報を消す確認"), confirmation);
    }

    /** Somebody who is not there, and somebody whom one may not see, differ in nothing. */
    private PeoplePage.Details look(long id) {
        return people.look(id).orElseThrow(() -> new NotFoundException("その人は登録されていません。"));
    }

    private ModelAndView form(String title, Form form) {
        return pages.desk(Desk.ADMIN, "admin/form", head(title).with(form), form);
    }

    static Head head(String title) {
        return Head.of(title, Desk.ADMIN.label()).under(AdminController.CRUMB, CRUMB);
    }

    private static Subject subject(long person) {
        return Objects.requireNonNull(Subject.of(Subject.PERSON, person));
    }
}
