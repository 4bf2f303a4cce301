import { Card, CardBody, CardTitle, Label, LabelGroup } from '@patternfly/react-core';
import type { ReactElement } from 'react';
import { useSession } from '../api/session.js';
import { texts } from '../texts/index.js';
import { Page } from '../ui/page.js';
import { PasswordCard } from './account/password-card.js';
import { SecondFactorCard } from './account/second-factor-card.js';
import { SessionsTable } from './sessions.js';

const t = texts.account;

export function AccountPage(): ReactElement {
  const { user, scopes } = useSession();
  return (
    <Page title={t.title} about={t.about(user.spec.displayName || user.name, texts.users.roles[user.spec.role])}>
      <div className="columns">
        <PasswordCard />
        <SecondFactorCard />
        <Card>
          <CardTitle component="h2">{t.rights}</CardTitle>
          <CardBody>
            <p className="soft">{t.rightsWhy}</p>
            <LabelGroup numLabels={30} aria-label={t.rights}>
              {scopes.map((scope) => (
                <Label key={scope} isCompact variant="outline">
                  {scope}
                </Label>
              ))}
            </LabelGroup>
          </CardBody>
        </Card>
      </div>
      <Card className="below">
        <CardTitle component="h2">{t.sessions}</CardTitle>
        <CardBody>
          <SessionsTable />
        </CardBody>
      </Card>
    </Page>
  );
}
