package org.haskap.intake;

import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.haskap.access.RetentionRule;
import org.haskap.database.RegionSettings;
import org.haskap.reading.Sources;
import org.haskap.web.UploadDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where documents are uploaded, and how long those stay that cannot be read. */
@Configuration(proxyBeanMethods = false)
class UploadDoors {
    private static final int FAILED_DAYS = 30;

    @Bean
    RetentionRule failedUploads(JdbcClient jdbc, RegionSettings settings) {
        return new RetentionRule(
                "failed-uploads",
                "読み取れなかった資料のファイル",
                RetentionRule.days(settings, "retention.failed-upload-days", FAILED_DAYS),
                "原因を調べて読み取り直すあいだだけ要るためです。日数は設定で変えられます。",
                "ファイルの中身を消します。いつ誰が取り込もうとしたかは残ります。",
                new UploadStore(jdbc)::dropContent);
    }

    @Bean
    UploadDoor documentsDoor() {
        return new UploadDoor(
                Imports.PATH + "/new", Sources.LARGEST, () -> Actors.current().mayAnywhere(Permission.IMPORT_DOCUMENT));
    }
}
