package org.haskap.intake;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Uploads say by number who made them; the number alone tells nobody's name, so nothing is erased here. */
@Component
final class UploadEraser implements Eraser {
    private static final String UPLOADS = "資料の取り込み";

    private final UploadStore store;

    UploadEraser(JdbcClient jdbc) {
        store = new UploadStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(new Personal("upload.person_id", "資料を誰が取り込んだか。取り込んだ人に結果を知らせるためです。"));
    }

    @Override
    public List<Held> held(long person) {
        int uploads = store.uploadedBy(person);
        return uploads == 0 ? List.of() : List.of(new Held(UPLOADS, uploads + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int uploads = store.uploadedBy(person);
        return uploads == 0
                ? List.of()
                : List.of(new Erased(UPLOADS, Outcome.KEPT, uploads, "番号だけで、名前は含みません。資料がどこから来たかを後から確かめるために残します。"));
    }
}
