package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The path from which the container chose a request's servlet. */
public final class RequestPath {

    private RequestPath() {}

    /** Decoded, without path parameters, below the context path. */
    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
