package org.haskap.admin;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.haskap.access.Actors;
import org.haskap.access.NotPermittedException;
import org.haskap.access.Role;
import org.haskap.database.KeyReusedException;
import org.haskap.web.Problem;
import org.haskap.web.Refusal;
import org.haskap.web.ui.Link;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the ground's exceptions mean to the reader. */
@Configuration(proxyBeanMethods = false)
class Refusals {

    @Bean
    Refusal notPermitted() {
        return thrown -> thrown instanceof NotPermittedException refused
                ? Optional.of(notPermitted(refused, Actors.current().person() != null))
                : Optional.empty();
    }

    static Problem notPermitted(NotPermittedException refused, boolean signedIn) {
        String who = Arrays.stream(Role.values())
                .filter(role -> role.permissions().contains(refused.permission()))
                .map(Role::label)
                .collect(Collectors.joining("、"));
        return new Problem(
                403,
                "この操作の権限がありません",
                "「" + refused.permission().sentence() + "」権限が必要です。",
                (signedIn ? "" : "権限のある人は、ログインしてください。") + "担当：" + who,
                signedIn ? List.of() : List.of(new Link("ログインする", "/sign-in")),
                null);
    }

    @Bean
    Refusal keyReused() {
        return thrown -> thrown instanceof KeyReusedException
                ? Optional.of(Problem.of(
                        409,
                        "この画面からは、すでに登録しています",
                        "前に送った内容が登録されています。あとから送った内容は保存されていません。",
                        "一覧で登録された内容を確かめてください。もう一つ登録するときは、登録の画面を開き直してください。"))
                : Optional.empty();
    }

    @Bean
    Refusal noKey() {
        return thrown -> thrown instanceof NoKeyException
                ? Optional.of(Problem.of(
                        400, "受け付けられませんでした", "画面から送られた内容ではないようです。入力した内容は保存されていません。", "登録の画面を開き直してから、もう一度お試しください。"))
                : Optional.empty();
    }
}
