package org.haskap.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.haskap.access.People;
import org.haskap.access.Person;
import org.haskap.document.Documents;
import org.haskap.document.Mend;
import org.haskap.document.SourceLine;
import org.haskap.kernel.JapanTime;
import org.haskap.kernel.Place;
import org.haskap.web.ui.Banner;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What the controllers that mend a draft share: the draft as it is now, its lines, and how a save ends. */
@Component
final class DraftDesk {
    private final Imports imports;
    private final ImportDesk desk;
    private final Documents documents;
    private final People people;

    DraftDesk(Imports imports, ImportDesk desk, Documents documents, People people) {
        this.imports = imports;
        this.desk = desk;
        this.documents = documents;
        this.people = people;
    }

    /**
     * A draft somebody may mend.
     *
     * @param upload the upload it was made from
     * @param draft the draft with its mends so far
     */
    record Open(Upload upload, DraftReader.Draft draft) {
        String base() {
            return ImportDesk.base(upload);
        }

        long document() {
            return Optional.ofNullable(upload.draft()).orElseThrow().document();
        }
    }

    /** The form again, for a save that did not go through. */
    @FunctionalInterface
    interface Again {
        ModelAndView page(Open now, MendPage.Stale stale);
    }

    /** The draft of an upload, for somebody who may mend it. */
    Open mendable(long id) {
        return open(desk.mendable(id));
    }

    private Open open(Upload upload) {
        return new Open(
                upload, imports.draft(Optional.ofNullable(upload.draft()).orElseThrow()));
    }

    /** Where a line of the document is shown beside the draft. */
    String href(Open open, Place place, String anchor) {
        return new Parts(open.base(), documents.cuts(open.document(), Parts.LINES)).href(place, anchor);
    }

    /** What stands in a line of the document. */
    Optional<String> line(Open open, Place place) {
        return documents.line(open.document(), place).map(SourceLine::text).map(String::strip);
    }

    /** Whether the document has pages to name. */
    boolean paged(Open open) {
        return documents.find(open.document()).map(source -> source.pages() > 1).orElse(false);
    }

    /** The name of a person, or empty. */
    String name(@Nullable Long person) {
        return person == null ? "" : people.find(person).map(Person::name).orElse("");
    }

    /** Names of persons, each asked for once. */
    Function<@Nullable Long, String> names() {
        var known = new HashMap<Long, String>();
        return person -> person == null ? "運用担当" : known.computeIfAbsent(person, this::name);
    }

    /** Makes changes to a draft and leads on, or shows the form again with why nothing was saved. */
    Object save(Open open, long version, List<Mend.Change> changes, String then, Again again) {
        return switch (imports.mend(open.upload(), version, changes)) {
            case Imports.Saved.Done() -> UploadController.see(then);
            case Imports.Saved.Refused(String sentence) ->
                again.page(open, new MendPage.Stale(new Banner(Banner.Type.ERROR, "保存されていません", sentence), List.of()));
            case Imports.Saved.Stale() -> {
                Open now = open(open.upload());
                yield again.page(now, stale(now.draft(), version));
            }
        };
    }

    private MendPage.Stale stale(DraftReader.Draft now, long version) {
        var nameOf = names();
        List<String> changes = now.mends().stream()
                .filter(mend -> mend.id() > version)
                .map(mend -> JapanTime.minute(mend.at()) + " " + nameOf.apply(mend.person()) + "："
                        + MendWords.sentence(mend, now))
                .toList();
        return new MendPage.Stale(
                new Banner(Banner.Type.WARNING, "ほかの人がこの案を直しました", "入力した内容は、まだ保存されていません。下の変更を確かめて、よければもう一度ボタンを押してください。"),
                changes);
    }

    /** A form that mends: 409 when others came first, 422 when something is wrong with what was typed. */
    ModelAndView form(Open open, String title, MendPage view) {
        boolean wrong = !view.errors().isEmpty();
        var page = desk.below("edit", (wrong ? "エラー：" : "") + title, view, open.upload());
        if (view.stale() != null) {
            page.setStatus(HttpStatus.CONFLICT);
        } else if (wrong) {
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return page;
    }
}
