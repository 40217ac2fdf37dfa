package vn.diemcau.platform.web;

import jakarta.servlet.http.HttpServletRequest;

/** The path by which the container chose the servlet of a request. */
public final class RequestPath {

    private RequestPath() {}

    /** Decoded and without path parameters, below the path of the application. */
    public static String of(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }
}
