package org.haskap.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.document.Attachments;
import org.haskap.document.Documents;
import org.haskap.document.KeptDocument;
import org.haskap.document.SourceDocument;
import org.haskap.indicator.IndicatorRef;
import org.haskap.indicator.Observation;
import org.haskap.indicator.Observations;
import org.haskap.plan.Indicator;
import org.haskap.web.ui.Link;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The archive's documents as sources of values, and who of staff may see which: what is public, what the person attached, and what
 * stands beside a value that the person may know. Drafts of others' plans are none of these.
 */
@Component
class ValueSources {
    static final String PATH = "/staff/sources";

    private final Attachments attachments;
    private final Documents documents;
    private final Observations observations;
    private final EntryDesk desk;
    private final Access access = new Access();

    ValueSources(Attachments attachments, Documents documents, Observations observations, EntryDesk desk) {
        this.attachments = attachments;
        this.documents = documents;
        this.observations = observations;
        this.desk = desk;
    }

    /** What may be chosen as a value's source: what the person attached last first, then the indicator's, then what is public. */
    List<KeptDocument> offered(EntryDesk.Opened opened, Indicator indicator) {
        List<KeptDocument> own = attachments.own();
        var offered = new LinkedHashMap<Long, KeptDocument>();
        own.forEach(document -> offered.put(document.id(), document));
        var others = new LinkedHashSet<>(cited(desk.history(opened, indicator)));
        documents.adopted().stream().map(SourceDocument::id).forEach(others::add);
        others.removeAll(offered.keySet());
        attachments.find(others).forEach(document -> offered.put(document.id(), document));
        return List.copyOf(offered.values());
    }

    /** The documents of values, by their keys. One statement, none where no value has one. */
    Map<Long, KeptDocument> of(Collection<Observation> values) {
        var found = new LinkedHashMap<Long, KeptDocument>();
        attachments.find(cited(values)).forEach(document -> found.put(document.id(), document));
        return found;
    }

    private static List<Long> cited(Collection<Observation> values) {
        return values.stream()
                .map(Observation::document)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** A value's document as a link, or null where it has none. */
    static @Nullable Link link(Observation value, Map<Long, KeptDocument> documents) {
        Long id = value.document();
        KeptDocument found = id == null ? null : documents.get(id);
        return found == null ? null : new Link(found.called(), PATH + "/" + found.id());
    }

    /** Looks at what a file is, before anything is kept. */
    Attachments.Looked look(String name, byte[] content) {
        return attachments.look(name, content);
    }

    /** Keeps a file for the current person to choose. */
    long attach(Attachments.Looked file) {
        return attachments.attach(file);
    }

    /** A document that the current person may see. Of others not even their being there is told. */
    Optional<KeptDocument> find(long id) {
        access.requireAnywhere(Permission.ENTER_OBSERVATION);
        return attachments.find(List.of(id)).stream()
                .filter(document -> document.isPublic() || attachments.isOwn(id) || known(id))
                .findFirst();
    }

    private boolean known(long document) {
        var citing = new ArrayList<>(observations.citing(document));
        if (citing.isEmpty()) {
            return false;
        }
        return desk.all().stream()
                .anyMatch(opened -> opened.tree().indicators().stream()
                        .filter(indicator -> citing.contains(
                                new IndicatorRef(opened.tree().plan().id(), indicator.code())))
                        .anyMatch(opened::knows));
    }

    byte[] bytes(KeptDocument document) {
        return attachments.bytes(document.id()).orElseThrow();
    }
}
