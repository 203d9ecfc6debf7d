package org.haskap.access;

import java.util.Map;
import java.util.Optional;
import org.haskap.database.RegionSettings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The door through which a region's settings are changed: with permission, and noted in the trail. */
@Component
public class Settings {
    private final RegionSettings settings;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Access access = new Access();

    /** On the settings of the current region. */
    public Settings(RegionSettings settings, TransactionTemplate transactions, Audit audit) {
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
    }

    /** A setting's value, if it was ever set. */
    public Optional<String> get(String key) {
        return settings.get(key);
    }

    /**
     * Sets or replaces a value; one that is the same is nothing to note.
     *
     * @throws NotPermittedException without {@link Permission#MANAGE_SETTINGS}
     */
    public void set(String key, String value) {
        access.require(Permission.MANAGE_SETTINGS, Target.REGION);
        transactions.executeWithoutResult(_ -> {
            Optional<String> before = settings.get(key);
            if (before.filter(value::equals).isEmpty()) {
                settings.set(key, value);
                audit.record(
                        "setting.changed",
                        new Subject("setting", key),
                        before.map(known -> Map.of("value", known)).orElse(Map.of()),
                        Map.of("value", value));
            }
        });
    }
}
