package org.haskap.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A data source that notes every statement sent through it, for the query budgets of pages and stores:
 *
 * <pre>{@code
 * var counted = new StatementCount(region.dataSource());
 * assertThat(counted.during(() -> plans.current("strategy"))).hasSize(1);
 * }</pre>
 *
 * <p>A batch is one statement; what a transaction begins and ends with is not counted, nor what keeps a visitor's
 * session: part of that is sent after the answer has left, so that a test would count it or not by chance.
 */
public final class StatementCount extends DelegatingDataSource {
    private final List<String> statements = new ArrayList<>();

    /** Counts what goes to the given data source. */
    public StatementCount(DataSource target) {
        super(target);
    }

    /** The statements sent while doing something, in order. */
    public List<String> during(Callable<?> work) throws Exception {
        synchronized (statements) {
            statements.clear();
        }
        work.call();
        synchronized (statements) {
            return statements.stream()
                    .filter(sql -> !sql.toLowerCase(Locale.ROOT).contains("spring_session"))
                    .toList();
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return watch(Connection.class, super.getConnection(), "");
    }

    private <T> T watch(Class<T> type, T target, String sql) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            @Nullable Object[] given = arguments == null ? new Object[0] : arguments;
            String text = given.length > 0 && given[0] instanceof String first ? first : sql;
            if (method.getName().startsWith("execute")) {
                synchronized (statements) {
                    statements.add(text);
                }
            }
            try {
                Object result = method.invoke(target, given);
                return switch (result) {
                    case PreparedStatement statement -> watch(PreparedStatement.class, statement, text);
                    case Statement statement -> watch(Statement.class, statement, text);
                    case null, default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause() == null ? e : e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
