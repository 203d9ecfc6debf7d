package org.haskap.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Forms with files whose bodies are better not read: asking for any parameter would write all of them to the disk. */
public final class Unread {
    /** Bytes of a form beside its file: the other fields and the boundaries between them. */
    public static final long SMALL = 1024 * 1024;

    private static final String REFUSED = Unread.class.getName();

    private Unread() {}

    /** Whether the body may hold files. */
    public static boolean isMultipart(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    /** Whether the body says that it is no larger than forms without files are. One that comes in pieces does not say. */
    public static boolean isSmall(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return 0 <= length && length <= SMALL;
    }

    /**
     * Lets a request that goes no further be answered with the problem page of a status, once it has left the filters that
     * know who comes; nothing of it is read.
     *
     * @param status HTTP status, 400 to 499
     */
    public static void refuse(HttpServletRequest request, int status) {
        request.setAttribute(REFUSED, status);
    }

    /** The status that a request was refused with, or zero. */
    static int refused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) instanceof Integer status ? status : 0;
    }

    /** Answers with the problem page of a status and reads nothing. */
    static void answer(HttpServletRequest request, HttpServletResponse response, int status)
            throws ServletException, IOException {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, request.getRequestURI());
        request.getRequestDispatcher("/error").forward(new WithoutBody(request), response);
    }

    /** Whoever makes the answer must not look for the form's parts once more. */
    private static final class WithoutBody extends HttpServletRequestWrapper {
        WithoutBody(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        @Override
        public @Nullable String getContentType() {
            return null;
        }
    }
}
