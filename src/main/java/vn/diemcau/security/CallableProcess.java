package vn.diemcau.security;

/** The one process that the Office may start; all others are started by it. */
public record CallableProcess(String key) {}
