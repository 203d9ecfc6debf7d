package org.haskap.signin.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The providers in the settings {@code haskap.oidc}. What is wrong there is said at the start, not at the first sign-in. */
@Component
@Order(1)
final class ConfiguredProviders implements ProviderSource {
    private final List<Provider> providers;

    ConfiguredProviders(Environment environment) {
        Map<String, ProviderSettings> settings = Binder.get(environment)
                .bind("haskap.oidc", Bindable.mapOf(String.class, ProviderSettings.class))
                .orElse(Map.of());
        var all = new ArrayList<Provider>();
        new TreeMap<>(settings).forEach((id, each) -> all.add(each.provider(id)));
        providers = List.copyOf(all);
    }

    @Override
    public List<Provider> providers() {
        return providers;
    }
}
