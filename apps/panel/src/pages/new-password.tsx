import { Button, Card, CardBody, CardTitle, Form, FormGroup, TextInput } from '@patternfly/react-core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent, type ReactElement } from 'react';
import { answerOf, api } from '../api/client.js';
import { type Session, useLogOut } from '../api/session.js';
import { texts } from '../texts/index.js';
import { ProblemCard } from '../ui/problem-card.js';

const SHORTEST = 12;

/** The one-time password is good for this page only. */
export function NewPasswordPage({ session }: { session: Session }): ReactElement {
  const queries = useQueryClient();
  const logOut = useLogOut();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [again, setAgain] = useState('');
  const { mutate, error, isPending } = useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/users/me/password', { body: { currentPassword, newPassword } })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const isFit = newPassword.length >= SHORTEST && newPassword === again && currentPassword !== '';
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (isFit) mutate();
  };
  return (
    <main className="login">
      <Card className="login-card">
        <CardTitle component="h1">{texts.newPassword.title(session.user.name)}</CardTitle>
        <CardBody>
          <Form onSubmit={submit}>
            <p>{texts.newPassword.why}</p>
            <FormGroup label={texts.newPassword.current} isRequired fieldId="current">
              <TextInput
                id="current"
                type="password"
                autoComplete="current-password"
                value={currentPassword}
                onChange={(_event, value) => setCurrent(value)}
              />
            </FormGroup>
            <FormGroup label={texts.newPassword.next(SHORTEST)} isRequired fieldId="next">
              <TextInput
                id="next"
                type="password"
                autoComplete="new-password"
                value={newPassword}
                onChange={(_event, value) => setNew(value)}
              />
            </FormGroup>
            <FormGroup label={texts.newPassword.again} isRequired fieldId="again">
              <TextInput
                id="again"
                type="password"
                autoComplete="new-password"
                validated={again !== '' && again !== newPassword ? 'error' : 'default'}
                value={again}
                onChange={(_event, value) => setAgain(value)}
              />
            </FormGroup>
            {error !== null && <ProblemCard error={error} />}
            <Button type="submit" isBlock isLoading={isPending} isDisabled={!isFit}>
              {texts.newPassword.submit}
            </Button>
            <Button variant="link" isBlock onClick={() => void logOut()}>
              {texts.shell.logOut}
            </Button>
          </Form>
        </CardBody>
      </Card>
    </main>
  );
}
