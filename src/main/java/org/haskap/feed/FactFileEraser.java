package org.haskap.feed;

import java.util.List;
import org.haskap.access.Eraser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files of facts say by number who sent them; what a waiting file says of people is gone with it after some days. */
@Component
final class FactFileEraser implements Eraser {
    private static final String FILES = "事実の取り込み";

    private final FactFileStore store;

    FactFileEraser(JdbcClient jdbc) {
        store = new FactFileStore(jdbc);
    }

    @Override
    public List<Personal> what() {
        return List.of(
                new Personal("fact_file.person_id", "事実のファイルを誰が取り込んだか。取り込んだ人に結果を知らせるためです。"),
                new Personal(
                        "fact_file_content.content", "確認を待つファイルの中身。対象の人の番号を含むことがあります。記録したとき、取りやめたとき、おそくとも7日後に消します。"));
    }

    @Override
    public List<Held> held(long person) {
        int files = store.sentBy(person);
        return files == 0 ? List.of() : List.of(new Held(FILES, files + "件"));
    }

    @Override
    public List<Erased> erase(long person) {
        int files = store.sentBy(person);
        return files == 0
                ? List.of()
                : List.of(new Erased(FILES, Outcome.KEPT, files, "番号だけで、名前は含みません。事実がどこから来たかを後から確かめるために残します。"));
    }
}
