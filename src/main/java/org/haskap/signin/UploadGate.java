package org.haskap.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.haskap.access.Actors;
import org.haskap.web.Unread;
import org.haskap.web.UploadDoor;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the check of the form's token, which reads the whole body: files are taken off the line only from who has
 * signed in and may send them to that address. What a stranger sends is read as far as any form without files is, so that
 * what somebody typed is kept whose session has just ended.
 */
final class UploadGate extends OncePerRequestFilter {
    private final List<UploadDoor> doors;

    UploadGate(List<UploadDoor> doors) {
        this.doors = List.copyOf(doors);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Unread.isMultipart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean stranger = Actors.current().person() == null;
        if (stranger && !Unread.isSmall(request)) {
            Turned.go(response, Turned.SIGN_IN + "?again");
        } else if (!stranger && doors.stream().anyMatch(door -> isClosed(door, request))) {
            Unread.refuse(request, HttpStatus.FORBIDDEN.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isClosed(UploadDoor door, HttpServletRequest request) {
        return door.path().equals(request.getServletPath()) && !door.open().getAsBoolean();
    }
}
