package org.haskap.signin.mock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether there is a stand-in: by {@code haskap.mock-idp}, or else in development; never at a public address. */
final class MockCondition implements Condition {
    private static final Logger LOG = LoggerFactory.getLogger(MockCondition.class);

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return wanted(context.getEnvironment());
    }

    static boolean wanted(Environment environment) {
        boolean development = environment.getProperty("haskap.development", Boolean.class, false);
        boolean wanted = environment.getProperty("haskap.mock-idp", Boolean.class, development);
        if (wanted && !environment.getProperty("haskap.url", "").isBlank()) {
            LOG.warn("haskap.url names a public address: the stand-in for identity providers stays off");
            return false;
        }
        return wanted;
    }
}
