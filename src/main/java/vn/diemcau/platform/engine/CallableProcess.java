package vn.diemcau.platform.engine;

/** The only process that the Office may start; it starts all others. */
public record CallableProcess(String key) {}
