package org.haskap.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.haskap.kernel.StaleException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Finds the words for what went wrong, and tells them to people as a page or to programs as RFC 9457. */
@Component
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final List<String> READING = List.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final Site site;
    private final List<Refusal> refusals;
    private final DataSize largestFile;

    Problems(
            Site site,
            List<Refusal> refusals,
            @Value("${spring.servlet.multipart.max-file-size}") DataSize largestFile) {
        this.site = site;
        this.refusals = List.copyOf(refusals);
        this.largestFile = largestFile;
    }

    /**
     * The words for what went wrong; what nobody expected goes to the log under a number that the words name.
     *
     * @param status the status known so far
     * @param thrown what was thrown, or null
     * @param path of the address asked for
     */
    Problem of(int status, @Nullable Throwable thrown, HttpServletRequest request, String path) {
        // The container asks for error pages with GET, whatever the request was.
        String method = request.getAttribute(RequestDispatcher.ERROR_METHOD) instanceof String original
                ? original
                : request.getMethod();
        boolean changes = !READING.contains(method);
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Optional<Problem> known = known(cause, changes);
            if (known.isPresent()) {
                return known.get();
            }
        }
        if (status < 500) {
            return status == 413 ? tooLarge(changes) : Problem.of(status, changes, null);
        }
        String id = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("error {} answering {}", id, path, thrown);
        var problem = Problem.of(status, changes, id);
        return contact().map(problem::withContact).orElse(problem);
    }

    private Optional<String> contact() {
        try {
            return site.contact();
        } catch (RuntimeException e) {
            LOG.warn("the region's contact is not to be had, the problem page goes without it", e);
            return Optional.empty();
        }
    }

    private Optional<Problem> known(Throwable thrown, boolean changes) {
        for (Refusal refusal : refusals) {
            Optional<Problem> refused = refusal.of(thrown);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.ofNullable(
                switch (thrown) {
                    case NotFoundException own -> Problem.of(404, changes, null).because(own.getMessage());
                    case StaleException _ -> Problem.of(409, changes, null);
                    case TooManyRequestsException own ->
                        Problem.of(429, changes, null)
                                .because("短い間に何度も送られたため、いまは受け付けられません。" + own.words() + "後にもう一度お試しください。");
                    case MaxUploadSizeExceededException _ -> tooLarge(changes);
                    case MultipartException _ -> Problem.of(400, changes, null);
                    // An address that no page of ours has: control characters in names, for example.
                    case RequestRejectedException _ -> Problem.of(400, changes, null);
                    case TypeMismatchException _, ServletRequestBindingException _, HttpMessageNotReadableException _ ->
                        Problem.of(400, changes, null);
                    case ErrorResponse spring
                    when spring.getStatusCode().is4xxClientError() ->
                        Problem.of(spring.getStatusCode().value(), changes, null);
                    default -> null;
                });
    }

    /** The limit in words. */
    private Problem tooLarge(boolean changes) {
        return Problem.of(413, changes, null)
                .because("受け付けられるファイルは、" + largestFile.toMegabytes() + "メガバイトまでです。入力した内容は保存されていません。");
    }

    /** Whether whoever asks wants to be told as a program. */
    static boolean forPrograms(HttpServletRequest request, String path) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return path.endsWith(".json")
                || path.startsWith("/api/")
                || (accept != null && accept.contains("json") && !accept.contains("text/html"));
    }

    /** As RFC 9457 says it. */
    static ProblemDetail detail(Problem problem, String path) {
        var detail = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(problem.status()), problem.message());
        detail.setTitle(problem.title());
        detail.setInstance(URI.create(path));
        if (problem.id() != null) {
            detail.setProperty("errorId", problem.id());
        }
        return detail;
    }

    /** What had been promised of the answer before it failed does not hold any more. */
    static void headers(HttpServletResponse response, @Nullable Throwable thrown) {
        response.setHeader(HttpHeaders.ETAG, null);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooManyRequestsException own) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(own.seconds()));
            }
            if (cause instanceof ErrorResponse spring) {
                String allow = spring.getHeaders().getFirst(HttpHeaders.ALLOW);
                if (allow != null) {
                    response.setHeader(HttpHeaders.ALLOW, allow);
                }
            }
        }
    }

    static Head head(Problem problem) {
        return Head.of(problem.title(), "エラー");
    }

    static HttpStatus status(Problem problem) {
        HttpStatus known = HttpStatus.resolve(problem.status());
        return known == null ? HttpStatus.BAD_REQUEST : known;
    }
}
