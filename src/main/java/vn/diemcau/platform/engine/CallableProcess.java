package vn.diemcau.platform.engine;

/** The one process that the Office may start; all others are started by it. */
public record CallableProcess(String key) {}
