package vn.diemcau.language;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One of Camunda's web apps: what it ships, and what we put in its place. */
enum WebApp {
    TASKLIST,
    COCKPIT,
    ADMIN,
    WELCOME;

    private static final String FOLDER = "META-INF/resources/webjars/camunda/app/";
    private static final ObjectMapper JSON = new ObjectMapper();

    String id() {
        return name().toLowerCase();
    }

    String shipped(String file) {
        return read(file, true);
    }

    String ours(String file) {
        return read(file, false);
    }

    JsonNode english() {
        return json(shipped("locales/en.json"));
    }

    JsonNode vietnamese() {
        return json(ours("locales/vi.json"));
    }

    static Map<String, String> labels(JsonNode locale) {
        return JSON.convertValue(locale.get("labels"), new TypeReference<>() {});
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(String file, boolean shipped) {
        String path = FOLDER + id() + "/" + file;
        try {
            List<URL> found = Collections.list(WebApp.class.getClassLoader().getResources(path)).stream()
                    .filter(each -> each.getProtocol().equals("jar") == shipped)
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError(path + (shipped ? " in a jar: " : " of ours: ") + found);
            }
            try (InputStream in = found.get(0).openStream()) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
