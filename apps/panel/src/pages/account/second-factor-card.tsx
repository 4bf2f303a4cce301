import { Button, Card, CardBody, CardTitle, Label } from '@patternfly/react-core';
import { CheckCircleIcon, ExclamationTriangleIcon } from '@patternfly/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { problemFrom, type Schemas } from '#libs/api-client/browser';
import { answerOf, api } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { texts } from '../../texts/index.js';
import { TextField } from '../../ui/dialogs/field.js';
import { FormDialog } from '../../ui/dialogs/form-dialog.js';
import { QrCode } from '../../ui/qr/qr-code.js';
import { SecretDialog } from '../../ui/secret/secret-dialog.js';
import { useToasts } from '../../ui/toasts/toasts.js';

type Enrolment = Schemas['SecondFactorEnrolment'];
const t = texts.account;

type Step =
  | { readonly kind: 'password' | 'removal' }
  | { readonly kind: 'scan'; readonly enrolment: Enrolment }
  | { readonly kind: 'codes'; readonly codes: readonly string[] };

function PasswordField({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactElement {
  return (
    <TextField
      label={t.current}
      pointer="/password"
      type="password"
      autoComplete="current-password"
      value={value}
      onChange={onChange}
      isRequired
      autoFocus
    />
  );
}

interface StepProps<A> {
  readonly onClose: () => void;
  readonly onDone: (answer: A) => void;
}

function Begin(props: StepProps<Enrolment>): ReactElement {
  const [password, setPassword] = useState('');
  const send = () => answerOf(api.POST('/api/v1/users/me/second-factor', { body: { password } }));
  return (
    <FormDialog
      title={t.begin}
      about={t.beginWhy}
      submit={t.proceed}
      size="small"
      isFit={password !== ''}
      send={send}
      {...props}
    >
      <PasswordField value={password} onChange={setPassword} />
    </FormDialog>
  );
}

const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret;

function Scan({ enrolment, ...props }: StepProps<readonly string[]> & { enrolment: Enrolment }): ReactElement {
  const [code, setCode] = useState('');
  const { uri, secret } = enrolment;
  const send = async (): Promise<readonly string[]> => {
    const body = { code: code.replaceAll(' ', '') };
    return (await answerOf(api.POST('/api/v1/users/me/second-factor/confirmation', { body }))).recoveryCodes ?? [];
  };
  return (
    <FormDialog
      title={t.scan}
      submit={t.turnOn}
      size="small"
      isFit={/^\d{3} ?\d{3}$/.test(code.trim())}
      send={send}
      {...props}
    >
      {uri !== null && <QrCode text={uri} label={t.scanLabel} />}
      <p>
        {t.byHand} <code className="wrap">{inGroups(secret ?? '')}</code>
      </p>
      {uri !== null && <a href={uri}>{t.openApp}</a>}
      <TextField
        label={t.code}
        pointer="/code"
        autoComplete="one-time-code"
        value={code}
        onChange={setCode}
        isRequired
        autoFocus
      />
    </FormDialog>
  );
}

function Remove(props: StepProps<void>): ReactElement {
  const [password, setPassword] = useState('');
  const send = async (): Promise<void> => {
    const { response, error } = await api.POST('/api/v1/users/me/second-factor/removal', { body: { password } });
    if (!response.ok) throw problemFrom(response.status, error);
  };
  return (
    <FormDialog
      title={t.factorRemoveTitle}
      submit={t.factorRemove}
      size="small"
      isDanger
      isFit={password !== ''}
      send={send}
      {...props}
    >
      <PasswordField value={password} onChange={setPassword} />
    </FormDialog>
  );
}

/** Setting the second factor up, step by step, and turning it off. */
export function SecondFactorCard(): ReactElement {
  const { hasSecondFactor } = useSession().user.status;
  const queries = useQueryClient();
  const { say } = useToasts();
  const [step, setStep] = useState<Step | null>(null);
  // A step that is done has put the next one in its place before it closes.
  const closing = (kind: Step['kind']) => (): void => setStep((now) => (now?.kind === kind ? null : now));
  const renew = (): void => void queries.invalidateQueries({ queryKey: ['session'] });
  return (
    <Card>
      <CardTitle component="h2">{t.factor}</CardTitle>
      <CardBody>
        <p>
          <Label
            isCompact
            variant="outline"
            status={hasSecondFactor ? 'success' : 'warning'}
            icon={hasSecondFactor ? <CheckCircleIcon /> : <ExclamationTriangleIcon />}
          >
            {hasSecondFactor ? texts.users.hasFactor : texts.users.noFactor}
          </Label>{' '}
          {hasSecondFactor ? t.factorOn : t.factorOff}
        </p>
        <p className="below">
          <Button
            variant="secondary"
            isDanger={hasSecondFactor}
            onClick={() => setStep({ kind: hasSecondFactor ? 'removal' : 'password' })}
          >
            {hasSecondFactor ? t.factorRemove : t.factorSetUp}
          </Button>
        </p>
        {step?.kind === 'password' && (
          <Begin onClose={closing('password')} onDone={(enrolment) => setStep({ kind: 'scan', enrolment })} />
        )}
        {step?.kind === 'scan' && (
          <Scan
            enrolment={step.enrolment}
            onClose={closing('scan')}
            onDone={(codes) => {
              renew();
              setStep({ kind: 'codes', codes });
            }}
          />
        )}
        {step?.kind === 'codes' && (
          <SecretDialog
            title={t.codes}
            why={t.codesWhy}
            secrets={{ [t.copyAll]: step.codes.join(' ') }}
            onClose={closing('codes')}
          >
            <pre className="log">{step.codes.join('\n')}</pre>
          </SecretDialog>
        )}
        {step?.kind === 'removal' && (
          <Remove
            onClose={closing('removal')}
            onDone={() => {
              renew();
              say(t.factorRemoved);
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}
