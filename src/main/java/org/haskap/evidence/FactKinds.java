package org.haskap.evidence;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.haskap.access.Access;
import org.haskap.access.Actors;
import org.haskap.access.Audit;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Permission;
import org.haskap.access.Subject;
import org.haskap.access.Target;
import org.haskap.database.Region;
import org.haskap.database.Regions;
import org.haskap.kernel.StaleException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The kinds of facts there are: those of the program's modules and those the region added. The region's kinds are kept in
 * memory for a moment; a kind that is not found there is looked for in the database, so a new one is known at once.
 */
@Component
public class FactKinds {
    private static final Duration KEPT = Duration.ofSeconds(5);

    private final List<FactKind> declared;
    private final Map<String, FactKind> declaredByCode;
    private final FactKindStore store;
    private final Regions regions;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final InstantSource clock;
    private final Access access = new Access();
    private final Map<Region, Kept> kept = new ConcurrentHashMap<>();

    @Autowired
    FactKinds(
            ObjectProvider<FactKind> declared,
            JdbcClient jdbc,
            Regions regions,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        this(declared.stream().toList(), jdbc, regions, transactions, audit, clock);
    }

    /** With the kinds of the modules given. */
    FactKinds(
            List<FactKind> declared,
            JdbcClient jdbc,
            Regions regions,
            TransactionTemplate transactions,
            Audit audit,
            InstantSource clock) {
        this.declared =
                declared.stream().sorted(Comparator.comparing(FactKind::code)).toList();
        this.declaredByCode = byCode(this.declared);
        this.store = new FactKindStore(jdbc);
        this.regions = regions;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    private record Kept(Map<String, FactKind> kinds, Instant at) {}

    private static Map<String, FactKind> byCode(List<FactKind> kinds) {
        return kinds.stream().collect(Collectors.toUnmodifiableMap(FactKind::code, Function.identity()));
    }

    /** All kinds by code. One statement. */
    public List<FactKind> all() {
        var all = new ArrayList<>(declared);
        regional().forEach(regional -> all.add(regional.kind()));
        all.sort(Comparator.comparing(FactKind::code));
        return List.copyOf(all);
    }

    /** The kinds of the program's modules, by code. */
    public List<FactKind> declared() {
        return declared;
    }

    /** The region's own kinds by code, as they are called now. */
    public List<RegionKind> regional() {
        return store.newest().stream()
                .filter(regional -> !declaredByCode.containsKey(regional.kind().code()))
                .toList();
    }

    /** The kind of that code. */
    public Optional<FactKind> find(String code) {
        FactKind own = declaredByCode.get(code);
        if (own != null) {
            return Optional.of(own);
        }
        Region region = regions.current();
        Kept known = kept.get(region);
        Instant now = clock.instant();
        if (known == null
                || !known.kinds.containsKey(code)
                || known.at.plus(KEPT).isBefore(now)) {
            known = new Kept(
                    byCode(store.newest().stream().map(RegionKind::kind).toList()), now);
            kept.put(region, known);
        }
        return Optional.ofNullable(known.kinds.get(code));
    }

    /**
     * Adds a kind, or a further version of one of the region's kinds. Its code never changes, its unit and the dimensions it
     * has only until the first fact of it; dimensions may be added and everything renamed at any time.
     *
     * @param version the version this changes; 0 for a new kind
     * @throws NotPermittedException without {@link Permission#DEFINE_KIND} for the region
     * @throws StaleException when somebody else changed it meanwhile
     * @throws KindRefusedException when it cannot be so, with the reason
     */
    public void define(FactKind kind, int version) {
        access.require(Permission.DEFINE_KIND, Target.REGION);
        transactions.executeWithoutResult(_ -> {
            RegionKind before = store.newest().stream()
                    .filter(known -> known.kind().code().equals(kind.code()))
                    .findFirst()
                    .orElse(null);
            if (declaredByCode.containsKey(kind.code()) || (version == 0 && before != null)) {
                throw new KindRefusedException("code", "「" + kind.code() + "」は、すでにある種類の記号です。別の記号にしてください。");
            }
            if (version > 0) {
                refuseOverwriting(kind, version, before);
            }
            if (!store.insert(kind, version + 1, Actors.current().person(), clock.instant())) {
                throw new StaleException(before == null ? 0 : before.version());
            }
            audit.record(
                    before == null ? "fact-kind.added" : "fact-kind.changed",
                    new Subject("fact-kind", kind.code()),
                    before == null ? Map.of() : values(before.kind()),
                    values(kind));
            forgetAfterCommit();
        });
    }

    private void refuseOverwriting(FactKind kind, int version, @Nullable RegionKind before) {
        if (before == null || before.version() != version) {
            throw new StaleException(before == null ? 0 : before.version());
        }
        boolean dropsDimension = !kind.dimensions().stream()
                .map(FactKind.Dimension::code)
                .toList()
                .containsAll(before.kind().dimensions().stream()
                        .map(FactKind.Dimension::code)
                        .toList());
        boolean otherUnit = !kind.unit().equals(before.kind().unit());
        if ((otherUnit || dropsDimension) && store.used(kind.code())) {
            throw otherUnit
                    ? new KindRefusedException(
                            "unit",
                            "この種類の事実がすでにあるため、単位は変えられません。「" + before.kind().unit() + "」のままにするか、新しい種類を作ってください。")
                    : new KindRefusedException("dimensions", "この種類の事実がすでにあるため、内訳の記号は消せません。名前を変えるか、新しい記号を加えてください。");
        }
    }

    private static Map<String, String> values(FactKind kind) {
        return Map.of(
                "name", kind.name(),
                "sentence", kind.sentence(),
                "unit", kind.unit(),
                "dimensions",
                        kind.dimensions().stream()
                                .map(dimension -> dimension.code() + "=" + dimension.name())
                                .collect(Collectors.joining(" ")));
    }

    private void forgetAfterCommit() {
        Region region = regions.current();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                kept.remove(region);
            }
        });
    }
}
