package org.haskap.signin;

import java.util.ArrayList;
import java.util.List;
import org.haskap.access.Actors;
import org.haskap.access.Permission;
import org.springframework.stereotype.Component;

/** What waits for a person in matters of signing in. */
@Component
final class OwnSteps implements NextSteps {
    private final Authenticators authenticators;
    private final Recoveries recoveries;

    OwnSteps(Authenticators authenticators, Recoveries recoveries) {
        this.authenticators = authenticators;
        this.recoveries = recoveries;
    }

    @Override
    public List<Step> steps() {
        var actor = Actors.current();
        Long me = actor.person();
        var steps = new ArrayList<Step>();
        if (me != null && actor.mayAnywhere(Permission.RECOVER_ACCOUNT)) {
            long waiting = recoveries.waiting();
            if (waiting > 0) {
                steps.add(new Step(
                        20, "アカウントの回復を確かめる（" + waiting + "件）", "もう一人の職員が、あなたの確認を待っています。", "/staff/recoveries"));
            }
        }
        if (me != null && actor.mayAnywhere(Permission.OPEN_STAFF_PAGES) && !authenticators.isOn(me)) {
            steps.add(new Step(80, "認証アプリを設定する", "パスワードを知られても、ほかの人がログインできなくなります。", "/my/security/authenticator"));
        }
        return List.copyOf(steps);
    }
}
