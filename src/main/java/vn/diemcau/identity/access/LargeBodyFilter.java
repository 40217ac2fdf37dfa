package vn.diemcau.identity.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.web.BodyBudget;
import vn.diemcau.platform.web.BodySizes;
import vn.diemcau.platform.web.BufferedBody;
import vn.diemcau.platform.web.RefusalAnswer;
import vn.diemcau.platform.web.RequestPath;

/**
 * Admits large bodies one after the other as memory allows. A body is first received into a file, so that a slow client
 * blocks nobody. The filter checks the sender's right to the task before that.
 */
class LargeBodyFilter extends OncePerRequestFilter {

    private static final Pattern HANDS_IN = Pattern.compile(".*/task/([^/]+)/(submit-form|complete)/?");

    private final BodyBudget budget;
    private final Roles roles;
    private final VisibleTasks tasks;
    private final ObjectMapper json;

    LargeBodyFilter(BodyBudget budget, Roles roles, VisibleTasks tasks, ObjectMapper json) {
        this.budget = budget;
        this.roles = roles;
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0
                ? request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null
                        || BodySizes.of(RequestPath.of(request)) <= BodySizes.USUAL
                : length <= BodySizes.USUAL;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Matcher handsIn = HANDS_IN.matcher(RequestPath.of(request));
            if (handsIn.matches() && !tasks.isVisible(handsIn.group(1), request)) {
                throw new Refused(
                        Refused.Reason.NOT_FOUND,
                        "Nhiệm vụ không còn mở, hoặc không giao cho cơ quan của đồng chí. Hãy tải lại trang để kiểm tra.");
            }
            if (request.getContentLengthLong() > budget.largest()) {
                throw tooLargeForThisServer();
            }
            try (InputStream arriving = request.getInputStream();
                    BufferedBody body = BufferedBody.of(arriving)) {
                if (body.size() <= BodySizes.USUAL) {
                    chain.doFilter(body.of(request), response);
                } else {
                    inTurn(body, request, response, chain);
                }
            }
        } catch (Refused refused) {
            if (response.isCommitted()) {
                throw refused;
            }
            if (refused.reason().status() == 429 || refused.reason() == Refused.Reason.UNAVAILABLE) {
                response.setHeader(HttpHeaders.RETRY_AFTER, "10");
            }
            RefusalAnswer.of(refused).write(response, refused.reason().status(), json);
        }
    }

    private void inTurn(BufferedBody body, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String user = String.valueOf(roles.user(request));
        BodyBudget.Outcome outcome;
        try {
            outcome = budget.take(user, body.size());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome = BodyBudget.Outcome.SPENT;
        }
        switch (outcome) {
            case NEVER -> throw tooLargeForThisServer();
            case TOO_MUCH_OF_ONE ->
                throw new Refused(
                        Refused.Reason.TOO_MANY_TRIES,
                        "Đồng chí đang gửi nhiều tệp cùng lúc. Hãy chờ các tệp trước gửi xong rồi gửi tiếp.");
            case SPENT ->
                throw new Refused(
                        Refused.Reason.UNAVAILABLE,
                        "Hệ thống đang nhận nhiều tệp cùng lúc nên tệp này chưa được lưu. Hãy thử lại sau ít giây.");
            case TAKEN -> {
                try {
                    chain.doFilter(body.of(request), response);
                } finally {
                    if (budget.giveBack(user, body.size())) {
                        // The heap has grown by garbage. Only a full collection returns the memory to the system.
                        System.gc();
                    }
                }
            }
        }
    }

    private Refused tooLargeForThisServer() {
        // Three quarters, because Base64 enlarges a file by a third.
        return new Refused(
                Refused.Reason.TOO_LARGE,
                "Bộ nhớ của máy chủ này chỉ đủ nhận tệp tới %d MB. Hãy gửi tệp nhỏ hơn, hoặc báo cho người quản trị."
                        .formatted(budget.largest() * 3 / 4 >> 20));
    }
}
