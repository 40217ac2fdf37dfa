package vn.diemcau.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A client of the server: anonymous, with basic authentication, or signed in to the web apps. */
public final class Web {

    static {
        // Seconds; the server closes a connection after 20 idle ones, and a POST that is sent at that moment is lost.
        System.setProperty("jdk.httpclient.keepalive.timeout", "10");
    }

    private final String root;
    private final CookieManager cookies;
    private final HttpClient client;
    private String authorization;
    private boolean sendsToken = true;

    private Web(int port) {
        this(port, new CookieManager());
    }

    private Web(int port, CookieManager cookies) {
        root = "http://localhost:" + port;
        this.cookies = cookies;
        client = HttpClient.newBuilder().cookieHandler(cookies).build();
    }

    public static Web nobody(int port) {
        return new Web(port);
    }

    public static Web withPassword(int port, String user, String password) {
        Web web = new Web(port);
        web.authorization =
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return web;
    }

    public static Web signedIn(int port, String user, String password) {
        Web web = new Web(port);
        web.get("/camunda/app/welcome/default/");
        HttpResponse<String> answer = web.send(web.request("/camunda/api/admin/auth/user/default/login/welcome")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("username=" + URLEncoder.encode(user, StandardCharsets.UTF_8)
                        + "&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8))));
        if (answer.statusCode() != 200) {
            throw new AssertionError("sign-in of " + user + ": " + answer.statusCode() + " " + answer.body());
        }
        return web;
    }

    /** What a browser would keep of this visit, by name. */
    public Map<String, String> cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue));
    }

    /** The same browser, which a proxy sends to another node. */
    public Web at(int port) {
        return new Web(port, cookies);
    }

    /** An attacker with a copy of this browser's current cookies. */
    public Web copied() {
        CookieManager copies = new CookieManager();
        cookies.getCookieStore()
                .getCookies()
                .forEach(cookie -> copies.getCookieStore().add(URI.create(root), (HttpCookie) cookie.clone()));
        return new Web(URI.create(root).getPort(), copies);
    }

    public Web withoutToken() {
        sendsToken = false;
        return this;
    }

    public HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = request(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.GET());
    }

    public HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.POST(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> put(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").PUT(BodyPublishers.ofString(json)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(root + path));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (sendsToken) {
            for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
                if (cookie.getName().equals("XSRF-TOKEN")) {
                    request.header("X-XSRF-TOKEN", cookie.getValue());
                }
            }
        }
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    public <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return client.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
