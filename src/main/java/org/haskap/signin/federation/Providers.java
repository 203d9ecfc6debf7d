package org.haskap.signin.federation;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.haskap.database.Regions;
import org.haskap.web.FormTargets;
import org.springframework.stereotype.Component;

/** All providers that the current region offers. */
@Component
final class Providers implements FormTargets {
    private final List<ProviderSource> sources;
    private final Connections connections;
    private final Regions regions;

    Providers(List<ProviderSource> sources, Connections connections, Regions regions) {
        this.sources = List.copyOf(sources);
        this.connections = connections;
        this.regions = regions;
    }

    List<Provider> all() {
        String region = regions.current().name();
        return everywhere()
                .filter(provider ->
                        provider.regions().isEmpty() || provider.regions().contains(region))
                .toList();
    }

    private Stream<Provider> everywhere() {
        return sources.stream().flatMap(source -> source.providers().stream());
    }

    Optional<Provider> find(String id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    /** Forms lead to a provider when they begin a sign-in or end a session. Asked before it is known which region is meant. */
    @Override
    public Set<String> origins() {
        var origins = new HashSet<String>();
        for (Provider provider : everywhere().toList()) {
            origins.add(origin(provider.issuer()));
            origins.addAll(provider.formOrigins());
            connections
                    .known(provider)
                    .ifPresent(
                            connection -> connection.frontAddresses().forEach(address -> origins.add(origin(address))));
        }
        return origins;
    }

    private static String origin(String address) {
        URI uri = URI.create(address);
        return uri.getScheme() + "://" + uri.getRawAuthority();
    }
}
