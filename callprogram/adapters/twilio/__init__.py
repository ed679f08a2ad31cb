"""Telephony through Twilio: rings two telephones, and reads and answers what Twilio asks and tells by itself."""

from callprogram.adapters.twilio.account import Account
from callprogram.adapters.twilio.switchboard import TwilioSwitchboard
from callprogram.adapters.twilio.telephony import TwilioTelephony, connect

__all__ = ["Account", "TwilioSwitchboard", "TwilioTelephony", "connect"]
