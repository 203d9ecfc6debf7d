package org.haskap.admin;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.haskap.access.Access;
import org.haskap.access.Permission;
import org.haskap.access.Settings;
import org.haskap.access.Target;
import org.haskap.database.RegionSettings;
import org.haskap.kernel.StaleException;
import org.haskap.web.ui.Field;
import org.haskap.web.ui.Form;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A region's settings as one record with a version: either all that a form says is saved, or nothing. */
@Component
class RegionDesk {
    private final Settings settings;
    private final RegionSettings stored;
    private final Access access;
    private final TransactionTemplate transactions;

    RegionDesk(Settings settings, RegionSettings stored, Access access, TransactionTemplate transactions) {
        this.settings = settings;
        this.stored = stored;
        this.access = access;
        this.transactions = transactions;
    }

    /** The settings there are, by key. */
    Map<String, String> read() {
        access.require(Permission.MANAGE_SETTINGS, Target.REGION);
        var values = new HashMap<String, String>();
        for (var setting : SettingsForm.SETTINGS) {
            stored.get(setting.key()).ifPresent(value -> values.put(setting.key(), value));
        }
        return values;
    }

    /**
     * Saves a form without errors.
     *
     * @throws StaleException when the settings are no longer those that the form was made from
     */
    void save(Form form) {
        transactions.executeWithoutResult(_ -> {
            stored.lock();
            Map<String, String> now = read();
            long version = SettingsForm.version(now);
            if (!Objects.equals(form.version(), version)) {
                throw new StaleException(version);
            }
            for (var setting : SettingsForm.SETTINGS) {
                Field field = form.field(setting.field().name());
                String value = SettingsForm.normal(field);
                if (!value.equals(now.getOrDefault(setting.key(), ""))) {
                    settings.set(setting.key(), value);
                }
            }
        });
    }
}
