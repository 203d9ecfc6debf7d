package org.haskap.access;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the tests of a class, and what comes before each, as whoever runs commands on the machine: for tests that are not about
 * who may do what. Threads that a test starts are nobody's until it says whose.
 */
public final class AsOperator implements InvocationInterceptor {
    private static final Actor OPERATOR = Actor.operator("test");

    /** Does something as that operator, in a thread of a test's own. */
    public static <T> T call(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Actors.as(OPERATOR, work);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation);
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation);
    }

    @Override
    public void interceptBeforeAllMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation);
    }

    private static void proceed(Invocation<@Nullable Void> invocation) throws Throwable {
        var done = Actors.<Boolean, Throwable>as(OPERATOR, () -> {
            invocation.proceed();
            return true;
        });
        assert done;
    }
}
